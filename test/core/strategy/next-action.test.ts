import { describe, expect, it } from 'vitest';
import { nextAction } from '../../../src/core/strategy/next-action.ts';
import { whatLength } from '../../../src/core/strategy/play.ts';
import { standardPlays } from '../../../src/core/strategy/standard-plays.ts';
import { day, today } from '../../support/a-book.ts';
import { strategyOf } from './assess-classes.ts';

describe('the next action', () => {
  it('says what, who and by when where a date follows from a purchase', () => {
    const strategy = strategyOf({ lifecycle: 'repeat' }, { boughtOn: day('2026-06-30') });

    expect(nextAction(strategy)).toEqual({
      en: 'Thank the person who ordered by call or personal message, and confirm the delivery date and whom to ask. (Sales rep, by 2 Jul 2026)',
      zh: '致电或亲自发消息感谢下单人，并确认交货时间和后续联系人。（销售代表，2026年7月2日前）',
    });
  });

  it('says how often where the date is only our own rhythm', () => {
    const action = nextAction(strategyOf({ tier: 'general' }, { boughtOn: today - 50 }));

    expect(action.en).toMatch(/\(Inside sales, every quarter\)$/);
    expect(action.zh).toMatch(/（销售内勤，每季度一次）$/);
  });

  it('fits a field of 255 characters for every play, dated or not, and for the longest allowed', () => {
    const longest = {
      en: `${'W'.repeat(whatLength - 1)}.`,
      zh: `${'长'.repeat(whatLength - 1)}。`,
    };
    for (const play of standardPlays) {
      for (const what of [play.what, longest]) {
        for (const enteredOn of [{}, { tier: day('2026-09-28') }]) {
          const strategy = strategyOf(
            { tier: 'general' },
            { plays: [{ ...play, what, when: { tier: ['general'] } }], history: { enteredOn } },
          );
          const action = nextAction(strategy);
          expect(action.en.length, play.id).toBeLessThanOrEqual(255);
          expect(action.zh.length, play.id).toBeLessThanOrEqual(255);
        }
      }
    }
  });

  it('shows braces and quotes of an organization’s own play as they stand', () => {
    const what = { en: "Don't send {name}.", zh: '不要发送{name}。' };
    const [play] = standardPlays;
    if (!play) throw new Error('no plays');

    const strategy = strategyOf({}, { plays: [{ ...play, when: {}, what }] });

    expect(nextAction(strategy).en).toContain("Don't send {name}.");
  });
});
