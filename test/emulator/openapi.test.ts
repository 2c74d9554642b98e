import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/emulator/api/exchange.ts';
import { nameOfOperation, operations } from '../../src/emulator/api/operations.ts';
import { type Deviation, deviations } from './support/deviations.ts';
import { exchangesSoFar, openapiFolder, startHonestEmulator } from './support/honest-emulator.ts';
import type { Patch } from './support/json-patch.ts';
import { createOpenapiFiles, describedName } from './support/openapi-files.ts';
import { concerns, createOpenapiJudge } from './support/openapi-judge.ts';
import {
  makeRepresentativeCalls,
  representativeClock,
  representativeOrganizations,
} from './support/representative-calls.ts';

const whyNot = 'ZOHO_OAS_DIR does not name a folder with Zoho’s OpenAPI files';
if (openapiFolder === undefined)
  process.stderr.write(`The emulator is not held against Zoho’s description: ${whyNot}.\n`);

/**
 * The emulator held against Zoho's own description. That exchanges agree with it is checked after every test of the
 * suite (see honest-emulator); here every operation is driven, and the list of deviations is kept minimal.
 */
describe('the emulator and Zoho’s OpenAPI files', () => {
  it('agree in every operation, in what it accepts and in what it refuses', async ({ skip }) => {
    skip(openapiFolder === undefined, whyNot);
    const exchanges = await representativeExchanges();

    const statuses = operations.map((operation) => {
      const name = nameOfOperation(operation);
      const own = exchanges.filter((exchange) => exchange.operation === name);
      const isWell = own.some(({ answer }) => answer.status < 300);
      return { name, isWell, isRefused: own.some(({ answer }) => answer.status >= 400) };
    });

    expect(statuses.filter(({ isWell }) => !isWell)).toEqual([]);
    expect(statuses.filter(({ isRefused }) => !isRefused)).toEqual([]);
    // What they say is held against the files after this test, as after every other.
  });

  it('need every row of the list of deviations', async ({ skip }) => {
    skip(openapiFolder === undefined, whyNot);
    const exchanges = await representativeExchanges();

    const needless = deviations.flatMap((row) =>
      [row.patch]
        .flat()
        .flatMap((patch) =>
          (row.operations === 'all' ? [undefined] : row.operations)
            .filter((operation) => !isNeeded(row, patch, operation, exchanges))
            .map((operation) => `${operation ?? 'all'}: ${JSON.stringify(patch)} (${row.what})`),
        ),
    );

    expect(needless).toEqual([]);
  });

  it('are told apart where they differ', ({ skip }) => {
    skip(openapiFolder === undefined, whyNot);
    const org = {
      operation: 'GET /org',
      params: {},
      query: {},
      body: undefined,
      answer: { status: 200, body: { org: [{ zgid: '1' }] } },
    };
    const wrong: Exchange[] = [
      { ...org, answer: { status: 200, body: { org: [{ zgid: 1 }] } } },
      { ...org, answer: { status: 200, body: { org: [{ zgid: '1', invented: true }] } } },
      { ...org, answer: { status: 418 } },
      { ...org, query: { invented: '1' } },
      { ...org, operation: 'GET /invented' },
    ];

    expect(complaintsAbout([org], deviations)).toEqual([]);
    for (const exchange of wrong) expect(complaintsAbout([exchange], deviations)).toHaveLength(1);
  });
});

let driven: Promise<readonly Exchange[]> | undefined;

/** The exchanges of all representative calls; they are made once. */
function representativeExchanges(): Promise<readonly Exchange[]> {
  driven ??= drive();
  return driven;
}

async function drive(): Promise<readonly Exchange[]> {
  const organizations = representativeOrganizations();
  const emulator = await startHonestEmulator({
    organizations,
    clock: representativeClock,
    bulkRowsPerJob: 2000,
  });
  await makeRepresentativeCalls(emulator);
  return exchangesSoFar();
}

const describeOperation = openapiFolder ? createOpenapiFiles(openapiFolder) : () => undefined;

function complaintsAbout(
  exchanges: readonly Exchange[],
  rows: readonly Deviation[],
): readonly string[] {
  const judge = createOpenapiJudge(describeOperation, rows);
  return exchanges.flatMap((exchange) => judge.complaintsAbout(exchange));
}

/** Whether an exchange of the operation (or of any) would contradict the files without this patch of the row. */
function isNeeded(
  row: Deviation,
  patch: Patch,
  operation: string | undefined,
  exchanges: readonly Exchange[],
): boolean {
  const rest = { ...row, patch: [row.patch].flat().filter((other) => other !== patch) };
  const touched = exchanges.filter((exchange) => {
    const name = describedName(exchange.operation, exchange.params['module']);
    const isConcerned = operation === undefined ? concerns(row, name) : name === operation;
    return isConcerned && touches(row, exchange);
  });
  try {
    const others = deviations.map((other) => (other === row ? rest : other));
    return complaintsAbout(touched, others).length > 0;
  } catch {
    // A later patch found nothing to stand on.
    return true;
  }
}

/** Whether the part of the description that a row changes is held against the exchange at all. */
function touches({ patch }: Deviation, { answer }: Exchange): boolean {
  return [patch].flat().some(({ path }) => {
    const [, part, status] = path.split('/');
    return part === 'answers' ? Number(status) === answer.status : answer.status < 300;
  });
}
