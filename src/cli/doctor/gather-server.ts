import { existsSync } from 'node:fs';
import type { ServerFacts } from '../../app/doctor/server-facts.ts';
import { AppError } from '../../app/errors.ts';
import { type Config, ConfigError, readConfig } from '../../config.ts';
import { openTools, type Tools } from '../../open-tools.ts';

/** How long the server may take to answer at its public address. */
const patienceMs = 5000;

/** Gathers what there is to know of the server's setting, and opens what it allows to be opened. */
export async function gatherServer(): Promise<{ facts: ServerFacts; tools?: Tools }> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { facts: { complaints: complaintsOf(error), isEmulated: false } };
  }
  const { publicUrl } = config;
  const facts = { complaints: [], publicUrl, isEmulated: config.zoho.emulator !== undefined };
  const answer = await ask(publicUrl);
  if (!existsSync(config.databasePath)) return { facts: { ...facts, answer, database: 'absent' } };
  try {
    const tools = await openTools(config);
    return { facts: { ...facts, answer, database: 'open' }, tools };
  } catch (error) {
    if (error instanceof ConfigError) {
      return { facts: { ...facts, answer, complaints: complaintsOf(error) } };
    }
    if (!(error instanceof AppError)) throw error;
    return { facts: { ...facts, answer, database: error } };
  }
}

/** The lines of the message that name a variable each. */
function complaintsOf({ message }: ConfigError): string[] {
  return message
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}

async function ask(publicUrl: string): Promise<ServerFacts['answer']> {
  try {
    const response = await fetch(`${publicUrl}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    const body: unknown = await response.json().catch(() => undefined);
    const isTierwise = response.ok && (body as { status?: unknown } | undefined)?.status === 'ok';
    return { status: response.status, isTierwise };
  } catch {
    return undefined;
  }
}
