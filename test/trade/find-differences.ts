import { classFields } from '../../src/core/fields/class-fields.ts';
import type { Clock } from '../../src/emulator/clock.ts';
import { classifyFromScratch } from '../support/classify-from-scratch.ts';
import type { Market, Trader } from './open-market.ts';

/*
 * Sentences are kept on purpose until a class, the score or the first play changes; classes and score must be exact.
 */
const exact = classFields
  .map(({ key }) => key)
  .filter((key) => !['strategy', 'reason', 'next-action'].includes(key));

/** A class field of an account that does not show what it should. */
export interface Difference {
  accountId: string;
  key: string;
  shown: unknown;
  expected: unknown;
  /** What Tierwise believes to stand there, and what it tried to write. */
  written: unknown;
  attempted: unknown;
  /** When the record was changed last, and by whom. */
  modified: string;
}

/** Compares every class field of an organization with a classification from scratch of what its CRM holds. */
export async function findDifferences(
  { store, clock }: Pick<Market, 'store'> & { clock: Clock },
  { organization }: Pick<Trader, 'organization'>,
): Promise<{ compared: number; differences: Difference[] }> {
  const found = await store.organizations.find(organization.zgid);
  if (!found) throw new Error(`${organization.facts.companyName} is not connected`);
  const known = async () => found;
  const expected = await classifyFromScratch({ tierwise: { store }, organization, known, clock });
  const differences: Difference[] = [];
  let compared = 0;
  for (const record of organization.records('Accounts')) {
    for (const key of exact) {
      const field = found.fields[key];
      // A field that an administrator has deleted is missed at the next night.
      if (!field || !(field.apiName in record)) continue;
      compared += 1;
      const shown = (record as Record<string, unknown>)[field.apiName] ?? null;
      const wanted = expected.get(record.id)?.[key] ?? null;
      if (shown === wanted) continue;
      const [row] = await store.classes.find(organization.zgid, [record.id]);
      differences.push({
        accountId: record.id,
        key,
        shown,
        expected: wanted,
        written: row?.written[key],
        attempted: row?.attempted[key],
        modified: `${record['Modified_Time']} by ${JSON.stringify(record['Modified_By'])}`,
      });
    }
  }
  return { compared, differences };
}
