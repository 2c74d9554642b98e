import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { aBook, aContext, assess } from '../../support/a-book.ts';

/** Forty accounts that buy every 60 days, one that fell silent, one that never bought. */
const regulars = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [
    `regular-${i}`,
    [0, 1, 2, 3, 4].map((n) => ({ closed: 10 + (i % 20) + n * (55 + (i % 11)), amount: 100 })),
  ]),
);
const book = aBook({
  ...regulars,
  silent: [400, 460, 520, 580].map((closed) => ({ closed, amount: 100 })),
  newcomer: [{ closed: 5, amount: 100 }],
  returned: [{ closed: 3 }, { closed: 900 }, { closed: 960 }, { closed: 1020 }],
  prospect: [{ outcome: 'open', amount: 5 }],
});

describe('lifecycle', () => {
  it.each([
    ['regular-0', 'repeat'],
    ['silent', 'lost'],
    ['newcomer', 'first-purchase'],
    ['returned', 'won-back'],
    ['prospect', 'potential'],
  ])('%s is %s', (account, state) => {
    expect(assess('lifecycle', book, account).value).toBe(state);
  });

  it('explains itself in a rep’s words, with dates and no ages', () => {
    const { reason } = assess('lifecycle', book, 'silent');

    expect(renderMessage(reason, 'en')).toMatch(
      /^Silent for too long: usually every \d+ days \(3 gaps\), last on 26 May 2025; the chance of a purchase in the next \d+ days is (\d+%|below 1%)\.$/,
    );
    expect(renderMessage(reason, 'zh')).toMatch(
      /^沉默过久：通常每 \d+ 天购买一次（依据 3 次间隔），最近一次在2025年5月26日/,
    );
  });

  it('does not call one gap a habit', () => {
    const twice = aBook({
      acme: [{ closed: 10 }, { closed: 22 }],
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [
          `other-${i}`,
          Array.from({ length: 5 }, (_, n) => ({ closed: 5 + n * (55 + i) })),
        ]),
      ),
    });
    const { reason } = assess('lifecycle', twice, 'acme');

    expect(renderMessage(reason, 'en')).toMatch(
      /^Has bought again: bought twice, last on 20 Jun 2026; accounts like it buy about every \d+ days\.$/,
    );
    expect(renderMessage(reason, 'zh')).toMatch(
      /^已复购：购买过两次，最近一次在2026年6月20日，同类客户约每 \d+ 天购买一次。$/,
    );
  });

  it('names the day on which silence alone changes it', () => {
    const { distanceToNext } = assess('lifecycle', book, 'regular-0');

    expect(distanceToNext).toMatchObject({ to: 'at-risk', measure: 'silence-days' });
    expect(distanceToNext?.by).toMatch(/^2026-\d\d-\d\d$/);
  });

  it('asks for a purchase of who has none or drifts away', () => {
    expect(assess('lifecycle', book, 'prospect').distanceToNext).toMatchObject({
      to: 'first-purchase',
      amount: 1,
    });
    expect(assess('lifecycle', book, 'silent').distanceToNext).toMatchObject({
      to: 'won-back',
      amount: 1,
    });
  });

  it('is provisional where the book holds too few gaps to know a rhythm', () => {
    const small = aBook({ acme: [{ closed: 10 }, { closed: 70 }] });

    expect(assess('lifecycle', small, 'acme')).toMatchObject({
      isProvisional: true,
      confidence: 0.5,
    });
    expect(assess('lifecycle', book, 'regular-0', aContext(book)).isProvisional).toBe(false);
  });
});
