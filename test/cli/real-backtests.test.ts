import { describe, expect, it } from 'vitest';
import {
  filesOfRealBook,
  type RealBookName,
  realBooksFolder,
  tellIfNoRealBooks,
} from '../support/real-books.ts';
import { type Answer, answerOf } from './backtest-answer.ts';
import { runTierwise } from './run-tierwise.ts';

tellIfNoRealBooks();

describe.skipIf(realBooksFolder === '')('tierwise backtest on the real books', () => {
  function run(name: RealBookName, origin: string, horizon: number): Answer {
    const { deals, mapping } = filesOfRealBook(name);
    const files = ['--deals', deals, '--mapping', mapping];
    const args = ['--origin', origin, '--horizon', String(horizon), '--format', 'json'];
    return answerOf(runTierwise('backtest', ...files, ...args));
  }

  function methodOf({ methods }: Answer, name: string) {
    const method = methods.find((candidate) => candidate.name === name);
    if (!method) throw new Error(`no method ${name}`);
    return method;
  }

  it('reaches on the CDNOW sample what the best known model does', () => {
    const answer = run('cdnow-sample', '1997-09-30', 273);
    const own = methodOf(answer, 'tierwise');

    expect(answer.n).toBe(2357);
    expect(answer.buyRate).toBeCloseTo(0.29, 3);
    expect(own.auc).toBeGreaterThanOrEqual(0.775);
    expect(own.brier).toBeLessThanOrEqual(0.16);
    expect(own.ece).toBeLessThan(0.05);
  });

  it.each<[string, number, number]>([
    ['bg-nbd', 0.757, 0.1612],
    ['mbg-nbd', 0.76, 0.1614],
    ['bg-nbd-alive', 0.316, 0.6083],
    ['mbg-nbd-alive', 0.687, 0.2057],
    ['log-normal', 0.779, 0.1571],
    ['fixed-180', 0.733, 0.227],
    ['fixed-365', 0.5, 0.7098],
  ])('finds for %s on the CDNOW sample what is known', (name, auc, brier) => {
    const method = methodOf(run('cdnow-sample', '1997-09-30', 273), name);

    expect(Math.abs((method.auc ?? 0) - auc)).toBeLessThan(0.001);
    expect(Math.abs((method.brier ?? 0) - brier)).toBeLessThan(0.0005);
  });

  it('finds nothing in a book of random dates', () => {
    const own = methodOf(run('rfm-orders', '2005-12-31', 364), 'tierwise');

    expect(own.auc).toBeGreaterThan(0.47);
    expect(own.auc).toBeLessThan(0.53);
  });

  it('chooses on Northwind the model that did better before, and does better with it', () => {
    const answer = run('northwind', '1998-02-05', 90);

    expect(answer).toMatchObject({ n: 89, reason: 'mbg-better', rhythm: { kind: 'mbg-nbd' } });
    expect(methodOf(answer, 'tierwise').brier).toBeLessThan(
      methodOf(answer, 'log-normal').brier ?? 0,
    );
  });

  it('has nothing to tell apart on Maven, where every account buys all the time', () => {
    const answer = run('maven-crm', '2017-09-30', 90);

    expect(answer).toMatchObject({ n: 85, buyRate: 1 });
    expect(methodOf(answer, 'tierwise').auc).toBeNull();
    expect(methodOf(answer, 'tierwise').lost?.flagged).toBe(0);
  });
});
