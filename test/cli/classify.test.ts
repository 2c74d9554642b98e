import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Policy } from '../../src/core/policy/policy.ts';
import { policyVersion } from '../../src/core/policy/policy-version.ts';
import {
  aFile,
  aFolder,
  classify,
  refusal,
  rowsOf,
  runInShell,
  runTierwise,
} from './run-tierwise.ts';

/** Deals with an id, an account, a stage, an amount and a closing date, as Zoho calls them. */
function zohoDeals(...rows: string[]): string {
  return ['id,Account_Name,Stage,Amount,Closing_Date', ...rows, ''].join('\n');
}

const oneDeal = zohoDeals('1,Acme,Closed Won,100,2026-05-01');

describe('classify', () => {
  it('counts every row of deals once, with the reason why it is left out', () => {
    const { summary } = classify(
      {
        deals: zohoDeals(
          '1,A,Closed Won,100,2026-05-01',
          '2,A,Closed Won,,2026-05-02',
          '3,A,Closed Lost,100,2026-05-01',
          '4,A,Negotiation/Review,100,2026-05-01',
          '5,A,Closed Won,100,',
          '6,A,Closed Won,100,2026-07-01',
          '7,,Closed Won,100,2026-05-01',
          '8,Nobody,Closed Won,100,2026-05-01',
          '1,A,Closed Won,200,2026-05-03',
          '9,A,Closed Won,ten,2026-05-01',
          '10,A,Closed Won,100,tomorrow',
          '11,A,Closed Won',
          '"12"x,A,Closed Won,100,2026-05-01',
        ),
        accounts: 'id,Account_Name\nA,Acme\nB,Best\n',
      },
      ...['--as-of', '2026-06-30'],
    );

    expect(summary.accounts).toBe(2);
    expect(summary.deals).toEqual({
      counted: 2,
      excluded: {
        'no-account': 1,
        'unknown-account': 1,
        'duplicate-id': 1,
        'no-date': 1,
        'future-dated': 1,
        open: 1,
        lost: 1,
        unreadable: 4,
      },
    });
    expect(summary.unreadable).toEqual([
      { file: 'deals', reason: 'bad-number', field: 'amount', rows: 1, lines: [11] },
      { file: 'deals', reason: 'bad-date', field: 'closedOn', rows: 1, lines: [12] },
      { file: 'deals', reason: 'too-few-columns', rows: 1, lines: [13] },
      { file: 'deals', reason: 'broken-quoting', rows: 1, lines: [14] },
    ]);
  });

  it('writes a summary of what it did', () => {
    const { summary, err } = classify({ deals: oneDeal }, '--as-of', '2026-06-30');

    expect(err).toBe('');
    expect(summary).toEqual({
      asOf: '2026-06-30',
      policyVersion: policyVersion(Policy.parse({})),
      accounts: 1,
      deals: { counted: 1, excluded: {} },
      distribution: {
        tier: { general: 1 },
        value: { medium: 1 },
        'sales-level': { l5: 1 },
        concentration: { a: 1 },
        rfm: { 'potential-loyalist': 1 },
        lifecycle: { 'first-purchase': 1 },
        'value-type': { unknown: 1 },
        'need-type': { unknown: 1 },
        industry: { unknown: 1 },
        size: { unknown: 1 },
        geography: { unknown: 1 },
        'customer-type': { unknown: 1 },
        potential: { unknown: 1 },
        loyalty: { low: 1 },
        health: { green: 1 },
      },
      concentration: { topFifthShare: 1, accountsForEighty: 1, gini: 0, hhi: 1 },
    });
  });

  it('warns and names the last win when nothing was won in the window', () => {
    const { err, summary } = classify({ deals: oneDeal }, '--as-of', '2028-01-01');

    expect(err).toContain('No deal was won in the 365 days up to 2028-01-01');
    expect(err).toContain('the last win is of 2026-05-01');
    expect(summary.warnings).toHaveLength(1);
    expect(summary.deals).toEqual({ counted: 1, excluded: {} });
  });

  it('names the stages it saw when none of them is won', () => {
    const { err } = classify({ deals: zohoDeals('1,Acme,Signed,1,2026-05-01') });

    expect(err).toContain('No deal of an account of this book was won');
    expect(err).toContain('“Signed”');
  });

  it('takes the accounts from the deals when there is no file of them', () => {
    const { out, summary } = classify({ deals: oneDeal }, '--as-of', '2026-06-30', '--format=csv');

    expect(summary.accounts).toBe(1);
    expect(rowsOf(out)).toMatchObject([{ account_id: 'Acme', account_name: 'Acme' }]);
  });

  it('classifies as of today where the machine is, when no day is given', () => {
    const before = new Date();
    const { summary } = classify({ deals: oneDeal });

    const days = [before, new Date()].map((day) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(day),
    );
    expect(days).toContain(summary.asOf);
  });

  it('lays a policy over the standard one or a preset', () => {
    const deals = zohoDeals(
      '1,Acme,Closed Won,600000,2026-05-01',
      '2,Best,Closed Won,9,2026-05-01',
    );
    const tiers = (policy: unknown) =>
      classify({ deals, policy }, '--as-of', '2026-06-30').summary.distribution['tier'];

    expect(tiers({ value: { high: 0.6 } })).toEqual({ strategic: 1, general: 1 });
    expect(tiers({ preset: 'cn-key-account' })).toEqual({ important: 1, general: 1 });
    expect(
      tiers({ preset: 'cn-key-account', tier: { salesLevels: { strategic: ['l1', 'l2'] } } }),
    ).toEqual({ strategic: 1, general: 1 });
  });

  it('takes a preset by its name', () => {
    const { summary } = classify({ deals: oneDeal }, '--policy', 'cn-key-account');

    expect(summary.policyVersion).toMatch(/^cn-key-account-/);
  });

  it('writes to a file what it would have written to standard output', () => {
    const file = join(aFolder(), 'out.csv');
    const args = ['--as-of', '2026-06-30', '--format', 'csv'];
    const { out } = classify({ deals: oneDeal }, ...args);
    const written = classify({ deals: oneDeal }, ...args, '--output', file);

    expect(written.out).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(out);
  });

  it('gives the same classes in every format', () => {
    const deals = zohoDeals(
      ...Array.from(
        { length: 60 },
        (_, i) => `${i},Acc ${i % 13},Closed Won,${i * 7},2026-0${1 + (i % 6)}-05`,
      ),
    );
    const run = (format: string) =>
      classify({ deals }, '--as-of', '2026-06-30', '--format', format).out;

    const csv = rowsOf(run('csv'));
    const lines = run('ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(13);
    for (const [i, { account, classes }] of lines.entries()) {
      const row = csv[i] ?? {};
      expect(account.id).toBe(row['account_id']);
      for (const [id, { value }] of Object.entries<{ value: string }>(classes)) {
        expect(row[id]).toBe(value);
      }
      expect(classes.rfm.recency.score).toBe(Number(row['recency_score']));
    }
  });

  it('says in which language its table, errors and warnings are', () => {
    const { out, err } = classify({ deals: oneDeal }, '--as-of', '2028-01-01', '--language', 'zh');

    expect(out).toContain('客户');
    expect(err).toContain('警告：');
    expect(refusal({ deals: 'a,b\n' }, '--language=zh')).toContain('商机文件');
  });
});

describe('classify refuses', () => {
  it.each([
    [['--deals', 'nowhere.csv'], 'The file nowhere.csv cannot be read: there is no such file'],
    [['--deals', '.'], 'cannot be read: it is a folder'],
    [[], 'The deals are missing'],
    [['--deals', 'd.csv', '--as-of', '2026-02-30'], '--as-of takes a date such as'],
    [['--deals', 'd.csv', '--format', 'xml'], '--format takes table, csv, ndjson'],
    [['--deals', 'd.csv', '--currency', '$'], '--currency takes a code'],
    [['--deals', 'd.csv', '--limit', '5', '--format', 'csv'], '--limit takes a number'],
    [['--deals'], 'The option --deals needs a value'],
    [['--dealz', 'd.csv'], 'The argument “--dealz” is not understood'],
    [['d.csv'], 'The argument “d.csv” is not understood'],
  ])('%j', (args, sentence) => {
    const { code, err } = runTierwise('classify', ...args);

    expect(err).toContain(`tierwise: `);
    expect(err).toContain(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(2);
    expect(code).toBe(2);
  });

  it('an empty file, a workbook and a packed file', () => {
    expect(refusal({ deals: '' })).toContain('is empty');
    expect(refusal({ deals: Buffer.from('PK\u0003\u0004 xl/workbook.xml') })).toContain(
      'CSV UTF-8',
    );
    expect(refusal({ deals: Buffer.from([0x1f, 0x8b, 8, 0]) })).toContain('Unpack it');
  });

  it('an output that cannot be written, with a reason', () => {
    const output = join(aFolder(), 'no-such-folder', 'out.csv');

    expect(refusal({ deals: oneDeal }, '--output', output)).toContain('cannot be written');
    expect(existsSync(output)).toBe(false);
  });

  it.runIf(existsSync('/dev/full'))('a disk that is full', () => {
    expect(refusal({ deals: oneDeal }, '--output', '/dev/full')).toContain('the disk is full');
  });

  it('a policy with a wrong value, naming it', () => {
    const said = (policy: unknown) => refusal({ deals: oneDeal, policy });

    expect(said({ value: { high: 3 } })).toContain('value.high');
    expect(said({ preset: 'gold' })).toContain('standard, cn-key-account');
    expect(said({ windowdays: 3 })).toContain('windowdays');
    expect(said('{"windowDays": 3,}')).toContain('is not JSON');
    expect(said('[]')).toContain('policy');
  });

  it('a policy in the reader’s language', () => {
    const said = refusal({ deals: oneDeal, policy: { value: { high: 3 } } }, '--language', 'zh');

    expect(said).toContain('策略文件');
    expect(said).toContain('数值过大');
  });
});

describe('tierwise', () => {
  it('lists its commands and explains each', () => {
    expect(runTierwise('--help').out).toContain('classify');
    expect(runTierwise().out).toContain('Usage: tierwise COMMAND');
    expect(runTierwise('classify', '--help').out).toContain('--mapping FILE');
    expect(runTierwise('--language', 'zh', 'classify', '--help').out).toContain('用法');
  });

  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

    expect(runTierwise('--version').out).toBe(`${version}\n`);
  });

  it('names a command that does not exist', () => {
    const { code, err } = runTierwise('clasify');

    expect(err).toContain('There is no command “clasify”');
    expect(code).toBe(2);
  });

  it('ends quietly when nobody reads on', () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `${i},Account ${i},Closed Won,1,2026-05-01`,
    );
    const deals = aFile(zohoDeals(...rows));
    const { code, out, err } = runInShell(
      `"$0" classify --deals "$1" --as-of 2026-06-30 --format csv | head -2; echo "\${PIPESTATUS[0]}"`,
      deals,
    );

    expect(err).toBe('');
    expect(out.split('\n').slice(1)).toEqual([expect.stringContaining('Account 0'), '0', '']);
    expect(code).toBe(0);
  });
});
