import { describe, expect, it } from 'vitest';
import { flagQuality } from '../../../src/core/backtest/flag-quality.ts';
import { brierScore, logLoss } from '../../../src/core/backtest/probability-scores.ts';

const probabilities = Float64Array.of(0.9, 0.2, 0.5, 0);
const hasBought = Uint8Array.of(1, 0, 1, 0);

describe('the Brier score', () => {
  it('is the mean square error', () => {
    expect(brierScore(probabilities, hasBought).value).toBeCloseTo((0.01 + 0.04 + 0.25) / 4, 15);
  });

  it('has the standard error of a mean', () => {
    const { standardError } = brierScore(Float64Array.of(1, 1, 0, 0), Uint8Array.of(1, 0, 1, 0));

    expect(standardError).toBeCloseTo(Math.sqrt(0.25 / 3), 15);
  });
});

describe('the log-loss', () => {
  it('is the mean surprise', () => {
    expect(logLoss(probabilities, hasBought)).toBeCloseTo(
      -(Math.log(0.9) + Math.log(0.8) + Math.log(0.5)) / 4,
      12,
    );
  });

  it('stays finite for one that was sure and wrong', () => {
    expect(logLoss(Float64Array.of(0), Uint8Array.of(1))).toBeCloseTo(-Math.log(1e-6), 12);
  });
});

describe('the flag “lost”', () => {
  it('is right as often as flagged accounts did not buy, and finds as many of those', () => {
    const isLost = Uint8Array.of(1, 1, 1, 0, 0);
    const bought = Uint8Array.of(0, 0, 1, 0, 1);

    expect(flagQuality(isLost, bought)).toEqual({
      flagged: 3 / 5,
      precision: 2 / 3,
      recall: 2 / 3,
    });
  });

  it('has no precision where nobody is flagged, and no recall where all bought', () => {
    expect(flagQuality(Uint8Array.of(0, 0), Uint8Array.of(1, 0)).precision).toBeNull();
    expect(flagQuality(Uint8Array.of(1, 0), Uint8Array.of(1, 1)).recall).toBeNull();
  });
});
