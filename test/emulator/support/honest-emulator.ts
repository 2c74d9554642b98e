import { afterEach, expect } from 'vitest';
import type { Exchange } from '../../../src/emulator/api/exchange.ts';
import type { Emulator, EmulatorOptions } from '../../../src/emulator/emulator.ts';
import { startEmulator } from '../../../src/emulator/start-emulator.ts';
import { deviations } from './deviations.ts';
import { createOpenapiFiles } from './openapi-files.ts';
import { createOpenapiJudge } from './openapi-judge.ts';

/** The folder with Zoho's OpenAPI files; without it nothing is held against them. */
export const openapiFolder = process.env['ZOHO_OAS_DIR'];

const judge = openapiFolder
  ? createOpenapiJudge(createOpenapiFiles(openapiFolder), deviations)
  : undefined;
let started: Emulator[] = [];
let exchanges: Exchange[] = [];

/**
 * An emulator for one test: stopped after it, and every exchange it had is held against Zoho's OpenAPI files.
 */
export async function startHonestEmulator(options: EmulatorOptions): Promise<Emulator> {
  const observe = (exchange: Exchange) => exchanges.push(structuredClone(exchange));
  const emulator = await startEmulator({ ...options, observe });
  started.push(emulator);
  return emulator;
}

/** What the emulators of this test were asked and answered so far. */
export function exchangesSoFar(): readonly Exchange[] {
  return exchanges;
}

afterEach(async () => {
  const [emulators, had] = [started, exchanges];
  started = [];
  exchanges = [];
  await Promise.all(emulators.map((emulator) => emulator.stop()));
  const complaints = had.flatMap((exchange) => judge?.complaintsAbout(exchange) ?? []);
  expect([...new Set(complaints)]).toEqual([]);
});
