import { statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccountRegister } from '../../../src/cli/book/create-account-register.ts';
import type { DealPart } from '../../../src/cli/book/deal-part.ts';
import { readDealPart } from '../../../src/cli/book/read-deal-part.ts';
import { mergeProblems } from '../../../src/cli/book/row-problems.ts';
import { settleDeals } from '../../../src/cli/book/settle-deals.ts';
import { aFile } from '../run-tierwise.ts';

const columns = ['Record Id', 'Account Name', 'Stage', 'Amount', 'Closing Date', 'Product'];
const row = fc.tuple(
  fc.constantFrom('1', '2', 'zcrm_2', '5540230000000000001', 'x', 'y', '', 'NULL'),
  fc.constantFrom('11', '12', 'Acme', '"Best, Inc."', '"The ""Blue"" one"', '', '客户'),
  fc.constantFrom('Closed Won', 'Closed Lost', 'Open', '"two\nlines"', '"lost'),
  fc.constantFrom('1', '2.50', '', 'much'),
  fc.constantFrom('2026-01-01', '2026-02-03', '', 'soon'),
  fc.constantFrom('P1', 'P2', ''),
);
const lines = fc.array(
  row.map((cells) => cells.join(',')),
  { maxLength: 20 },
);

/** What becomes of the parts of a file whose accounts come from the deals. */
function settled(parts: readonly DealPart[]) {
  const register = createAccountRegister();
  const { deals, rows, names } = settleDeals(parts, register, true, ['NULL']);
  return {
    accounts: [...register.accounts].map(({ id, name }) => [id, name]),
    deals: Array.from({ length: rows }, (_, i) => [
      ...[deals.account[i], deals.outcome[i], deals.closedOn[i], deals.amount[i]],
      names.product[deals.product[i] ?? 0],
    ]),
    problems: mergeProblems(parts),
    stages: [...new Set(parts.flatMap(({ stages }) => stages))],
  };
}

describe('a file of deals', () => {
  it('says the same in two parts as in one, wherever a record ends', () => {
    fc.assert(
      fc.property(lines, lines, (former, latter) => {
        const head = `${[columns.join(','), ...former].join('\n')}\n`;
        const path = aFile(head + latter.join('\n'), 'deals.csv');
        const source = { path, mapping: {}, isNamed: true };
        const from = Buffer.byteLength(head);

        const whole = readDealPart(source);
        const first = readDealPart(source, { from: 0, to: from, columns: undefined });
        const to = statSync(path).size;
        const second = readDealPart(source, { from, to, columns });

        fc.pre(first.endsWithRecord);
        expect(settled([first, second])).toEqual(settled([whole]));
      }),
      { numRuns: 200 },
    );
  });

  it('does not end with a record where a quoted field goes on', () => {
    const head = 'Record Id,Account Name,Stage,Amount,Closing Date,Product\n1,Acme,"two\n';
    const path = aFile(`${head}lines",5,2026-01-01,\n`, 'deals.csv');
    const part = { from: 0, to: head.length, columns: undefined };

    expect(readDealPart({ path, mapping: {}, isNamed: true }, part).endsWithRecord).toBe(false);
  });
});
