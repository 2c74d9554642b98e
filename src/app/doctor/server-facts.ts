import type { AppError } from '../errors.ts';

/** What was gathered of a server, before anybody judges it. */
export interface ServerFacts {
  /** What is wrong with the settings, one line each, no value among them. */
  complaints: readonly string[];
  /** Absent when the settings do not tell where it is. */
  database?: 'open' | 'absent' | AppError | undefined;
  /** The address at which browsers and Zoho reach the server, when the settings tell. */
  publicUrl?: string | undefined;
  /** Whether a local Zoho CRM is used. */
  isEmulated: boolean;
  /** What answers at the public address: its HTTP status and whether it is Tierwise; absent when nothing does. */
  answer?: { status: number; isTierwise: boolean } | undefined;
}
