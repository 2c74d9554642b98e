import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Day, formatDay } from '../../src/core/day.ts';
import { day } from '../support/a-book.ts';
import { purchaseDays, randomPurchases } from '../support/book-of-purchases.ts';
import { simulateRhythms } from '../support/simulate-rhythms.ts';
import { answerOf } from './backtest-answer.ts';
import { aFile, aFolder, runTierwise } from './run-tierwise.ts';

const from = day('2020-01-01');

/** Accounts with rhythms of their own that stop now and then. */
function regulars(accounts: number): Day[][] {
  const world = { mu: 4, tau: 0.7, sigma: 0.4, a: 0.5, b: 4, days: 1000, seed: 5 };
  return purchaseDays(simulateRhythms({ ...world, accounts }), from);
}

/** The deals as Zoho CRM exports them. */
function exportOf(purchases: Day[][]): string {
  const rows = purchases.flatMap((days, i) =>
    days.map((closedOn, j) => `${i}-${j},Account ${i},Closed Won,100,${formatDay(closedOn)}`),
  );
  return ['Record Id,Account Name,Stage,Amount,Closing Date', ...rows, ''].join('\n');
}

function backtest(deals: string, ...args: string[]) {
  return runTierwise('backtest', '--deals', aFile(deals), ...args);
}

const period = ['--origin', formatDay(from + 800), '--horizon', '180'];

describe('tierwise backtest', () => {
  const deals = exportOf(regulars(400));

  it('answers as JSON how good each method would have been, its own first', () => {
    const answer = answerOf(backtest(deals, ...period, '--format', 'json'));
    const [own] = answer.methods;

    expect(answer).toMatchObject({ n: 400, origin: formatDay(from + 800), horizonDays: 180 });
    expect(answer.buyRate).toBeGreaterThan(0.1);
    expect(answer.buyRate).toBeLessThan(0.9);
    expect(own?.name).toBe('tierwise');
    expect(own?.auc).toBeGreaterThan(0.85);
    expect(own?.brier).toBeLessThan(0.12);
    expect(own?.ece).toBeLessThan(0.1);
    expect(own?.lost?.precision).toBeGreaterThan(0.9);
    expect(own?.strata.reduce((sum, { n }) => sum + n, 0)).toBe(400);
    expect(answer.methods.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'fixed-90',
        'fixed-180',
        'fixed-365',
        'recency',
        'bg-nbd',
        'mbg-nbd',
      ]),
    );
  });

  it('tells the same as a table', () => {
    const answer = answerOf(backtest(deals, ...period, '--format', 'json'));
    const { code, out, err } = backtest(deals, ...period);
    const [own] = answer.methods;

    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`400 accounts had bought up to ${formatDay(from + 800)}`);
    expect(out).toMatch(
      new RegExp(`^Tierwise +${own?.auc?.toFixed(3)} .* ${own?.brier?.toFixed(3)} `, 'm'),
    );
    expect(out).toMatch(/^Silent for more than 90 days +0\.\d{3} /m);
    expect(out).toMatch(/^Days since the last purchase +0\.\d{3} +0\.\d{3} +– /m);
    expect(out).toMatch(/^bought three times or more +\d+ +\d+% /m);
  });

  it('speaks Chinese', () => {
    const { out } = backtest(deals, ...period, '--language', 'zh');

    expect(out).toContain('个客户购买过');
    expect(out).toMatch(/^沉默超过 90 天 /m);
    expect(out).toMatch(/^购买过 3 次及以上 /m);
    expect(runTierwise('backtest', '--help', '--language', 'zh').out).toContain('--origin');
  });

  it('writes to a file when asked', () => {
    const path = join(aFolder(), 'backtest.json');
    const { out } = backtest(deals, ...period, '--format', 'json', '--output', path);

    expect(out).toBe('');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('methods');
  });

  it('follows the thresholds of a policy', () => {
    const strict = aFile({ lifecycle: { lostBelow: 0.45 } }, 'policy.json');
    const flagged = (...args: string[]) =>
      answerOf(backtest(deals, ...period, '--format', 'json', ...args)).methods[0]?.lost?.flagged;

    expect(flagged('--policy', strict)).toBeGreaterThan(flagged() ?? 1);
  });

  it('finds nothing in random dates', () => {
    const world = { accounts: 4000, deals: 20_000, from, days: 1826, seed: 9 };
    const random = exportOf(randomPurchases(world));
    const args = ['--origin', formatDay(from + 1460), '--horizon', '365', '--format', 'json'];
    const [own] = answerOf(backtest(random, ...args)).methods;

    expect(own?.auc).toBeGreaterThan(0.47);
    expect(own?.auc).toBeLessThan(0.53);
  });

  it('explains itself', () => {
    const { code, out } = runTierwise('backtest', '--help');

    expect(code).toBe(0);
    for (const word of ['--deals', '--origin', '--horizon', 'AUC', 'Brier', 'ECE']) {
      expect(out).toContain(word);
    }
    expect(runTierwise('--help').out).toMatch(/^ {2}backtest /m);
  });
});

describe('tierwise backtest refuses, and says what to do', () => {
  const deals = exportOf(regulars(60));

  it.each<[string, string[], RegExp, RegExp]>([
    ['no origin', ['--horizon', '90'], /--origin YYYY-MM-DD/, /--help/],
    ['no horizon', ['--origin', '2022-01-01'], /--horizon DAYS/, /--help/],
    ['a horizon of no days', ['--origin', '2022-01-01', '--horizon', '0'], /from 1 to/, /--help/],
    [
      'an origin that is no date',
      ['--origin', '2022-02-30', '--horizon', '9'],
      /2022-02-30/,
      /--help/,
    ],
    [
      'another format',
      ['--origin', '2022-01-01', '--horizon', '9', '--format', 'csv'],
      /table, json/,
      /--help/,
    ],
    [
      'an origin before the first win',
      ['--origin', '2019-12-31', '--horizon', '90'],
      /lies outside of the data: the first win is of 2020-01-01/,
      /Choose a day/,
    ],
    [
      'an origin after the last deal',
      ['--origin', '2023-06-01', '--horizon', '90'],
      /lies outside of the data/,
      /Choose a day/,
    ],
    [
      'a horizon past the end of the data',
      ['--origin', '2022-06-01', '--horizon', '900'],
      /The horizon ends on 2024-11-17, past the end of the data/,
      /--horizon 11\d\).*--origin 2020-0/,
    ],
  ])('%s', (_, args, sentence, remedy) => {
    const { code, out, err } = backtest(deals, ...args);

    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err).toMatch(remedy);
  });

  it('too few accounts', () => {
    const { code, err } = backtest(
      exportOf(regulars(19)),
      '--origin',
      '2022-01-01',
      '--horizon',
      '90',
    );

    expect(code).toBe(2);
    expect(err).toMatch(/Too few accounts had bought up to 2022-01-01: 19; with fewer than 20/);
  });

  it('deals without a win', () => {
    const lost = exportOf(regulars(30)).replaceAll('Closed Won', 'Closed Lost');
    const { code, err } = backtest(lost, '--origin', '2022-01-01', '--horizon', '90');

    expect(code).toBe(2);
    expect(err).toMatch(/no dated win/);
  });

  it('no deals', () => {
    const { code, err } = runTierwise('backtest', '--origin', '2022-01-01', '--horizon', '90');

    expect(code).toBe(2);
    expect(err).toMatch(/--deals FILE/);
  });
});

describe('tierwise backtest warns', () => {
  it('of a horizon that ends a few days after the last deal', () => {
    const { code, err } = backtest(
      exportOf(regulars(100).map((days) => days.filter((closedOn) => closedOn <= from + 950))),
      ...['--origin', formatDay(from + 800), '--horizon', '155'],
    );

    expect(code).toBe(0);
    expect(err).toMatch(/warning: The horizon ends (a day|\d days) after the last closed deal/);
  });

  it('of a book with too few gaps, and of one in which all bought', () => {
    const twice = Array.from({ length: 25 }, (_, i) => [from + i, from + 60 + i, from + 120 + i]);
    const answer = backtest(
      exportOf(twice),
      ...['--origin', formatDay(from + 100), '--horizon', '44', '--format', 'json'],
    );

    expect(answer.err).toMatch(/the rhythm rests mostly on what is usual elsewhere/);
    expect(answer.err).toMatch(/Every account bought within the horizon/);
    expect(answerOf(answer)['warnings']).toHaveLength(2);
    expect(answerOf(answer).methods[0]?.auc).toBeNull();
  });
});
