import { describe, expect, it } from 'vitest';
import { aFile, rowsOf, runTierwise } from './run-tierwise.ts';

const deals = aDeals([
  ['1', 'Acme', 600_000],
  ['2', 'Best', 250_000],
  ['3', '=Odd, "Ltd"', 90_000],
]);
const against = {
  preset: 'cn-key-account',
  tier: { salesLevels: { strategic: ['l1', 'l2'], important: ['l3'] } },
};

function aDeals(rows: [string, string, number][]): string {
  const lines = rows.map(
    ([id, name, amount]) => `${id},"${name.replaceAll('"', '""')}",Closed Won,${amount},2026-05-01`,
  );
  return ['Record Id,Account Name,Stage,Amount,Closing Date', ...lines, ''].join('\n');
}

function simulate(...args: string[]) {
  return runTierwise(
    'simulate',
    ...['--deals', aFile(deals), '--as-of', '2026-06-30', '--policy', 'cn-key-account'],
    ...['--against', aFile(against, 'against.json')],
    ...args,
  );
}

describe('tierwise simulate', () => {
  it('shows who moves, with how much revenue, and what the write takes', () => {
    const { code, out, err } = simulate('--currency', 'CNY', '--fields', 'tier');

    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(
      '2 of 3 accounts move, with CN¥850,000 of CN¥940,000 won'.replaceAll('CN¥', '¥'),
    );
    expect(out).toContain('Write: 2 rows, at least 2 API credits; fields: Tier 2');
    expect(out).toMatch(/Important → Strategic +1 +¥600,000/);
    expect(out).toMatch(/General → Important +1 +¥250,000/);
    expect(out).toMatch(/Acme +¥600,000 +Tier Important → Strategic/);
  });

  it('says it in Chinese', () => {
    const { out } = simulate('--language', 'zh', '--limit', '1');

    expect(out).toContain('3 个客户中有 2 个变动');
    expect(out).toContain('重要客户 → 战略客户');
    expect(out).toContain('… 另有 1 个客户');
  });

  it('answers programs in JSON', () => {
    const { out } = simulate('--format', 'json');

    expect(JSON.parse(out)).toMatchObject({
      asOf: '2026-06-30',
      moved: { accounts: 2, revenue: 850_000 },
      movers: [{ accountName: 'Acme', changes: [{ dimension: 'tier', to: 'strategic' }] }, {}],
    });
  });

  it('writes a row of CSV for each change', () => {
    expect(
      rowsOf(simulate('--format', 'csv').out).map(({ account_name, from, to }) => [
        account_name,
        from,
        to,
      ]),
    ).toEqual([
      ['Acme', 'important', 'strategic'],
      ['Best', 'general', 'important'],
    ]);
  });

  it.each([
    ['the other policy', ['--deals', 'd.csv'], '--against'],
    ['the deals', ['--against', 'retail'], '--deals'],
    ['fields that exist', ['--deals', 'd', '--against', 'retail', '--fields', 'tear'], '“tear”'],
    ['a format', ['--deals', 'd', '--against', 'retail', '--format', 'ndjson'], '“ndjson”'],
  ])('wants %s', (_, args, named) => {
    const { code, err } = runTierwise('simulate', ...args);

    expect(code).toBe(2);
    expect(err).toContain(named);
  });
});
