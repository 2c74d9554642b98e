import { describe, expect, it } from 'vitest';
import { describeRhythm } from '../../../src/core/lifecycle/describe-rhythm.ts';
import type { PurchaseRhythm } from '../../../src/core/measures/account-measures.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import type { LogNormalModel } from '../../../src/core/rhythm/rhythm-model.ts';
import { aRhythm } from '../../support/a-rhythm.ts';

const model: LogNormalModel = {
  kind: 'log-normal',
  mu: Math.log(91),
  tau: 0.6,
  sigma: 0.4,
  dropOut: null,
  basis: 'fitted',
  accountsWithGap: 500,
  gaps: 2000,
};

function every91Days(gaps: number, silenceDays: number): PurchaseRhythm {
  return aRhythm(Array(gaps).fill(91), silenceDays);
}

function said(rhythm: PurchaseRhythm, language: 'en' | 'zh'): string {
  return renderMessage(describeRhythm(rhythm, model), language);
}

describe('a silence in a rep’s words', () => {
  it('says how the silence compares with what is usual, and how unusual it is', () => {
    expect(said(every91Days(4, 210), 'en')).toBe(
      'Silent for 210 days, 2.3 times its usual gap of 91 days; an account that still buys pauses that long in 3% of cases.',
    );
    expect(said(every91Days(4, 210), 'zh')).toBe(
      '已沉默 210 天，为通常间隔 91 天的 2.3 倍；仍在购买的客户停顿这么久的可能性为 3%。',
    );
  });

  it('makes nothing of a silence that is usual', () => {
    expect(said(every91Days(4, 91), 'en')).toBe(
      'Silent for 91 days, within its usual gap of 91 days.',
    );
    expect(said(every91Days(4, 1), 'en')).toMatch(/^Silent for 1 day, within/);
    expect(said(every91Days(4, 92), 'en')).toMatch(/^Silent for 92 days, 1.0 times/);
    expect(said(every91Days(4, 0), 'zh')).toBe('今天刚购买。');
  });

  it('compares an account that bought once with those like it', () => {
    expect(said(every91Days(0, 182), 'en')).toMatch(
      /^Silent for 182 days, 2\.0 times the 91 days within which accounts like it usually return/,
    );
    expect(said(every91Days(0, 182), 'zh')).toMatch(/^已沉默 182 天，是同类客户.*2\.0 倍/);
    expect(said(every91Days(0, 30), 'en')).toBe(
      'Silent for 30 days; accounts like it usually return within 91 days.',
    );
  });

  it('does not call a chance none that is merely small', () => {
    expect(said(every91Days(9, 900), 'en')).toContain('in fewer than 1% of cases');
    expect(said(every91Days(9, 900), 'zh')).toContain('可能性不到 1%');
  });
});
