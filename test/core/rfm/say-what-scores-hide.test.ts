import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { sayWhatScoresHide } from '../../../src/core/rfm/say-what-scores-hide.ts';
import { aBook, aContext, aSubject, assess, type DealSketch } from '../../support/a-book.ts';

/** Buys every `gap` days, the last time `silence` days ago. */
function everyDays(gap: number, times: number, silence: number): DealSketch[] {
  return Array.from({ length: times }, (_, n) => ({ closed: silence + n * gap, amount: 10 }));
}

const others = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [`other-${i}`, everyDays(20 + (i % 9), 8, i % 9)]),
);

function hiddenBy(segment: string, deals: DealSketch[], beside = others) {
  const book = aBook({ acme: deals, ...beside });
  const context = aContext(book);
  const message = sayWhatScoresHide(segment, aSubject(book, 'acme', context).own, context);
  return message && [renderMessage(message, 'en'), renderMessage(message, 'zh')];
}

describe('what the name of a segment hides', () => {
  it.each(['at-risk', 'cant-lose-them', 'about-to-sleep', 'hibernating', 'lost'])(
    'is that an account called %s buys as it always did',
    (segment) => {
      expect(hiddenBy(segment, everyDays(30, 12, 33))).toEqual([
        'Quieter than the other buyers, but by its own rhythm of about 30 days no cause for alarm yet: Repeat.',
        '与其他客户相比较为沉寂，但按其自身约 30 天一次的购买节奏尚无异常：重复购买。',
      ]);
    },
  );

  it('is nothing where its own rhythm alarms too', () => {
    expect(hiddenBy('lost', everyDays(30, 12, 700))).toBeUndefined();
  });

  it('is nothing once an order is late by half a gap, although a longer pause would be no surprise', () => {
    // Gaps of 10 and 90 days in turn: a usual gap of about 30 days.
    const uneven = (last: number) =>
      [0, 10, 100, 110, 200, 210, 300, 310].map((before) => ({ closed: last + before }));
    const all = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`other-${i}`, uneven(i)]));

    expect(hiddenBy('lost', uneven(40), all)?.[0]).toMatch(/^Quieter/);
    expect(hiddenBy('lost', uneven(50), all)).toBeUndefined();
  });

  it('is nothing where there is no rhythm of its own', () => {
    expect(hiddenBy('lost', everyDays(30, 1, 40))).toBeUndefined();
  });

  it.each(['new-customers', 'promising'])(
    'is that an account called %s has bought for long',
    (segment) => {
      expect(hiddenBy(segment, everyDays(30, 3, 1))).toEqual([
        'Not a new customer: it has bought on 3 days since 30 Apr 2026, only less often than the others.',
        '并非新客户：自2026年4月30日以来已购买 3 次，只是不如其他客户频繁。',
      ]);
      expect(hiddenBy(segment, everyDays(30, 2, 1))).toBeUndefined();
    },
  );

  it.each(['champions', 'loyal', 'potential-loyalist', 'new-customers', 'promising'])(
    'is that an account called %s is silent by its own rhythm',
    (segment) => {
      expect(hiddenBy(segment, everyDays(30, 12, 700))).toEqual([
        'It scores well only because others are quieter still; its lifecycle is Lost.',
        '得分偏高，只是因为其他客户更久未购买；其生命周期为“流失”。',
      ]);
    },
  );

  it('is nothing under a name that holds', () => {
    expect(hiddenBy('champions', everyDays(30, 12, 1))).toBeUndefined();
  });

  it('is said beside the scores', () => {
    const daily = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`other-${i}`, everyDays(2 + (i % 3), 90, 0)]),
    );
    const { value, aside } = assess('rfm', aBook({ acme: everyDays(7, 20, 0), ...daily }), 'acme');

    expect(value).toBe('new-customers');
    expect(aside && renderMessage(aside, 'en')).toMatch(/^Not a new customer/);
  });
});
