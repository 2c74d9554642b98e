import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findRepeats } from '../../../src/cli/book/find-repeats.ts';
import { readDealPart } from '../../../src/cli/book/read-deal-part.ts';
import { aFolder } from '../run-tierwise.ts';

it('finds each row whose id comes again, over all parts, whether ids rise or not', () => {
  const path = join(aFolder(), 'deals.csv');
  const mapping = {
    deals: { id: { column: 'id' }, account: { column: 'account' }, closedOn: { column: 'day' } },
  };
  const partOf = (ids: readonly string[]) => {
    writeFileSync(path, `id,account,day\n${ids.map((id) => `${id},a,2026-01-01\n`).join('')}`);
    return readDealPart({ path, mapping, isNamed: false });
  };
  const id = fc.oneof(
    fc.constantFrom('', 'x', '007', '7', '554023100000000001', '9999999999999999999'),
    fc.nat(12).map(String),
    fc.bigInt({ min: 999_999_990n, max: 1_000_000_010n }).map(String),
  );
  const rising = fc
    .uniqueArray(fc.bigInt({ min: 1n, max: 9_999_999_999_999_999_999n }), { maxLength: 12 })
    .map((ids) => ids.toSorted((a, b) => (a < b ? -1 : 1)).map(String));
  const ids = fc.oneof(fc.array(id, { maxLength: 12 }), rising);
  fc.assert(
    fc.property(ids, fc.nat(12), (all, cut) => {
      const parts = [all.slice(0, cut), all.slice(cut)].map(partOf);
      const wanted = all.flatMap((each, row) =>
        each !== '' && all.indexOf(each, row + 1) !== -1 ? [row] : [],
      );
      expect([...findRepeats(parts, [])].toSorted((a, b) => a - b)).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});
