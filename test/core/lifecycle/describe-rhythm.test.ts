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

describe('a rhythm in a rep’s words', () => {
  it('says what is usual, how much it rests on, and how the silence compares', () => {
    expect(said(every91Days(4, 210), 'en')).toBe(
      'Usually every 91 days (4 gaps), silent 210 days = 2.3×; chance of such a pause 3% while still buying.',
    );
    expect(said(every91Days(4, 210), 'zh')).toBe(
      '通常每 91 天购买一次（依据 4 次间隔），已沉默 210 天，为平时间隔的 2.3 倍；若仍在购买，停顿这么久的概率为 3%。',
    );
  });

  it('counts a single gap and a single day as such', () => {
    expect(said(every91Days(1, 1), 'en')).toMatch(/\(1 gap\), silent 1 day = 0\.0×/);
  });

  it('compares an account that bought once with those like it', () => {
    expect(said(every91Days(0, 182), 'en')).toMatch(
      /^Bought once; silent 182 days = 2\.0× the 91 days after which accounts like it usually return/,
    );
    expect(said(every91Days(0, 182), 'zh')).toMatch(
      /^仅购买过一次；已沉默 182 天，是同类客户.*2\.0 倍/,
    );
  });

  it('does not call a chance none that is merely small', () => {
    expect(said(every91Days(9, 900), 'en')).toContain('such a pause below 1%');
    expect(said(every91Days(9, 900), 'zh')).toContain('概率不到 1%');
  });
});
