import { z } from 'zod';
import type { HttpAnswer } from '../transport.ts';

const throttledSchema = z.looseObject({ error: z.literal('Access Denied') });

/** Whether an accounts server asks to slow down, which it does with HTTP 200 or 400 and a word of its own. */
export function isThrottled({ status, json }: Pick<HttpAnswer, 'status' | 'json'>): boolean {
  return status === 429 || throttledSchema.safeParse(json).success;
}
