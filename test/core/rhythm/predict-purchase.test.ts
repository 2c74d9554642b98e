import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aliveProbability,
  buyProbability,
  logSilence,
  typicalGapDays,
} from '../../../src/core/rhythm/predict-purchase.ts';
import type { LogNormalModel, MbgNbdModel } from '../../../src/core/rhythm/rhythm-model.ts';

const model: LogNormalModel = {
  kind: 'log-normal',
  mu: Math.log(60),
  tau: 0.8,
  sigma: 0.6,
  dropOut: { a: 0.5, b: 1.5 },
  basis: 'fitted',
  accountsWithGap: 500,
  gaps: 2000,
};
const neverStops: LogNormalModel = { ...model, dropOut: null };
const noGaps = { gaps: 0, logGaps: 0, spanDays: 0 };
const regular = (gap: number, gaps: number) => ({
  gaps,
  logGaps: gaps * Math.log(gap),
  spanDays: gaps * gap,
});
const atRandom: MbgNbdModel = {
  kind: 'mbg-nbd',
  r: 1.5,
  alpha: 80,
  dropOut: { a: 0.5, b: 1.5 },
  basis: 'fitted',
  accountsWithGap: 500,
  gaps: 2000,
};

describe('the own rhythm of an account', () => {
  it('is the book’s until it has bought twice', () => {
    expect(typicalGapDays(model, noGaps)).toBeCloseTo(60, 9);
  });

  it('moves from the book’s to its own as gaps come in', () => {
    const gapsSeen = [1, 2, 5, 50].map((gaps) => typicalGapDays(model, regular(10, gaps)));

    expect(gapsSeen).toEqual(gapsSeen.toSorted((a, b) => b - a));
    expect(gapsSeen[0]).toBeLessThan(60);
    expect(gapsSeen[3]).toBeCloseTo(10, 0);
  });

  it('weighs one own gap against the book as σ²/τ²', () => {
    const weight = 1 / (1 + model.sigma ** 2 / model.tau ** 2);
    const expected = model.mu + weight * (Math.log(10) - model.mu);

    expect(Math.log(typicalGapDays(model, regular(10, 1)))).toBeCloseTo(expected, 12);
  });

  it('is surer of the next gap the more gaps it has seen', () => {
    const fourGapsLong = (gaps: number) => logSilence(model, regular(60, gaps), 240);

    expect(fourGapsLong(100)).toBeLessThan(fourGapsLong(2));
    expect(fourGapsLong(2)).toBeLessThan(logSilence(model, noGaps, 240));
  });

  it('is the silence that half of its gaps exceed, whatever the model', () => {
    for (const either of [model, atRandom]) {
      for (const history of [noGaps, regular(20, 3), regular(200, 9)]) {
        const typical = typicalGapDays(either, history);
        expect(Math.exp(logSilence(either, history, typical))).toBeCloseTo(0.5, 12);
      }
    }
  });
});

describe('the probability to buy', () => {
  const silences = fc.double({ min: 0, max: 5000, noNaN: true });
  const histories = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 900 }))
    .map(([gaps, gap]) => regular(gap, gaps));

  it('is a probability', () => {
    fc.assert(
      fc.property(
        histories,
        silences,
        fc.integer({ min: 1, max: 1000 }),
        (history, silence, horizon) => {
          const probability = buyProbability(model, history, silence, horizon);
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('rises with the horizon', () => {
    fc.assert(
      fc.property(
        histories,
        silences,
        fc.nat(500),
        fc.nat(500),
        (history, silence, horizon, more) => {
          const nearer = buyProbability(model, history, silence, horizon);
          const farther = buyProbability(model, history, silence, horizon + more);
          expect(farther).toBeGreaterThanOrEqual(nearer - 1e-12);
        },
      ),
    );
  });

  it('is at least as high where nobody ever stops', () => {
    fc.assert(
      fc.property(histories, silences, (history, silence) => {
        const surely = buyProbability(neverStops, history, silence, 90);
        expect(surely).toBeGreaterThanOrEqual(buyProbability(model, history, silence, 90) - 1e-12);
      }),
    );
  });

  it('is half within one typical gap of an account that bought today and never stops', () => {
    expect(buyProbability(neverStops, noGaps, 0, 60)).toBeCloseTo(0.5, 2);
  });

  it('stays finite through silences that no rhythm explains', () => {
    const clockwork = { ...model, sigma: 0.05, tau: 0.05 };
    const probability = buyProbability(clockwork, regular(30, 20), 4000, 90);

    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThan(1e-6);
  });
});

describe('the probability to be alive', () => {
  it('is one on the day of a purchase less the chance to have stopped just then', () => {
    expect(aliveProbability(model, noGaps, 0)).toBeCloseTo(1.5 / (1.5 + 0.5), 12);
  });

  it('stays high through ordinary silences where nobody stops, and not through impossible ones', () => {
    const clockwork = { ...neverStops, sigma: 0.05, tau: 0.05 };

    expect(aliveProbability(neverStops, noGaps, 120)).toBeGreaterThan(0.99);
    expect(aliveProbability(clockwork, regular(30, 20), 300)).toBeLessThan(0.01);
  });

  it('falls as the silence grows', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(500), (silence, more) => {
        const sooner = aliveProbability(model, regular(60, 4), silence);
        expect(aliveProbability(model, regular(60, 4), silence + more)).toBeLessThanOrEqual(sooner);
      }),
    );
  });
});
