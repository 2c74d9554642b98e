import { describe, expect, it } from 'vitest';
import { aFile, runTierwise } from './run-tierwise.ts';

const deals = `Record Id,Account Name,Stage,Amount,Closing Date
1,Acme,Closed Won,600000,2026-05-20
2,Globex,Closed Won,300000,2026-06-10
`;

function history(...args: string[]) {
  return runTierwise('history', '--deals', aFile(deals), '--as-of', '2026-06-30', ...args);
}

describe('tierwise history', () => {
  it('shows a row per month, then why accounts have moved', () => {
    const { code, out } = history(
      '--months',
      '2',
      '--dimension',
      'sales-level',
      '--currency',
      'cny',
    );

    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
      'Sales Level | L2 | L3 | None',
      '2026-05-01 | · | · | 2',
      '2026-06-01 | 1 | · | 1',
      '2026-06-30 | 1 | 1 | ·',
      '',
      expect.stringMatching(/^Why accounts moved/),
      expect.stringMatching(/^own deals: None → L2 \| 1 \| ¥600,000 \| Acme$/),
      expect.stringMatching(/^own deals: None → L3 \| 1 \| ¥300,000 \| Globex$/),
      '',
    ]);
  });

  it('speaks Chinese', () => {
    expect(history('--language', 'zh').out).toContain('自身商机');
  });

  it('gives the same as JSON', () => {
    const { out } = history('--months', '1', '--format', 'json', '--dimension', 'sales-level');

    expect(JSON.parse(out)).toMatchObject({
      dimension: 'sales-level',
      days: [
        { on: '2026-06-01', counts: { l2: 1, none: 1 } },
        { on: '2026-06-30', counts: { l2: 1, l3: 1 } },
      ],
      moves: [{ cause: 'deals', from: 'none', to: 'l3', accounts: 1, revenue: 300_000 }],
    });
  });

  it.each([
    ['--months', '0'],
    ['--dimension', 'mood'],
    ['--format', 'xml'],
    ['--as-of', '2026-02-30'],
  ])('refuses %s %s and says what it takes', (...args) => {
    const { code, err } = history(...args);

    expect(code).toBe(2);
    expect(err).toContain(args[0]);
  });
});
