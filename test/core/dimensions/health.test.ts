import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { health } from '../../../src/core/dimensions/health.ts';
import type { AccountFacts } from '../../../src/core/facts.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import {
  aBook,
  aContext,
  aSubject,
  assess,
  type BookSketch,
  type DealSketch,
  today,
} from '../../support/a-book.ts';

function monthly(times: number, last: number): DealSketch[] {
  return Array.from({ length: times }, (_, n) => ({ closed: last + n * 30 }));
}

/** Enough steady buyers for a rhythm of about a month to be fitted. */
const others: BookSketch = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [
    `other-${i}`,
    Array.from({ length: 8 }, (_, n) => ({ closed: 3 + (i % 9) + n * (26 + (i % 7)) })),
  ]),
);

function healthOf(deals: DealSketch[], facts: Partial<AccountFacts> = {}) {
  const book = aBook({ acme: deals, ...others }, { acme: facts });
  return assess('health', book, 'acme');
}

describe('health', () => {
  it('is green for an account inside its rhythm, and says that nothing speaks against it', () => {
    const { value, reason, details } = healthOf(monthly(6, 10));

    expect(value).toBe('green');
    expect(details).toMatchObject({ concerns: [], coverage: 0.4 });
    expect(details?.['aliveProbability']).toBeGreaterThan(0.9);
    expect(renderMessage(reason, 'en')).toContain('nothing speaks against it');
  });

  it('is red for a lost account, and names since when it is overdue', () => {
    const { value, reason, details } = healthOf(monthly(6, 300));

    expect(value).toBe('red');
    expect(details?.['concerns']).toContain('overdue');
    expect(renderMessage(reason, 'en')).toMatch(/^In danger: overdue since \d+ \w+ 2025\.$/);
    expect(renderMessage(reason, 'zh')).toMatch(/^处于危险：自2025年\d+月\d+日起超期未购。$/);
  });

  it.each<[string, Partial<AccountFacts>, string, string[]]>([
    ['a dissatisfied one', { satisfaction: 0.39 }, 'amber', ['dissatisfied']],
    ['one with just bearable feedback', { satisfaction: 0.4 }, 'green', ['dissatisfied']],
    ['a neglected one', { lastContactOn: today - 400 }, 'green', ['no-contact']],
    [
      'a neglected one with trouble',
      { lastContactOn: today - 400, satisfaction: 0.2, openCases: 9 },
      'amber',
      ['open-cases', 'no-contact', 'dissatisfied'],
    ],
  ])(
    'of %s that buys as ever is judged, the worst concern first',
    (_, facts, expected, concerns) => {
      expect(healthOf(monthly(6, 10), facts)).toMatchObject({
        value: expected,
        details: { concerns },
      });
    },
  );

  it('watches an order that is late by half a gap, although the account is well', () => {
    // Gaps of 10 and 90 days in turn: a usual gap of about 30 days, from which long ones are no surprise.
    const uneven = (last: number) =>
      [0, 10, 100, 110, 200, 210, 300, 310].map((before) => ({ closed: last + before }));
    const book = (silence: number) =>
      aBook({
        acme: uneven(silence),
        ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`other-${i}`, uneven(i)])),
      });

    expect(assess('health', book(60), 'acme')).toMatchObject({
      value: 'green',
      details: { concerns: ['overdue'] },
    });
    expect(assess('health', book(35), 'acme').details).toMatchObject({ concerns: [] });
  });

  it('sees fewer deals than in the window before', () => {
    const declining = [...monthly(1, 10), ...monthly(8, 400)];

    expect(healthOf(declining).details?.['concerns']).toContain('fewer-deals');
  });

  it('never looks better for going on in silence', () => {
    const book = aBook({ acme: monthly(3, 10), ...others });
    const calibration = aContext(book).calibration;
    const scores = [0, 300, 400, 700, 731, 900, 1500].map((later) => {
      const context = { asOf: today + later, policy: Policy.parse({}), calibration };
      return Number(assess('health', book, 'acme', context).evidence[0]?.value);
    });

    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(healthOf(monthly(3, 800)).details?.['concerns']).toContain('fewer-deals');
    expect(renderMessage(healthOf(monthly(3, 800)).reason, 'zh')).toContain('近两期均无成交');
  });

  it('is unknown before the first purchase, and says so', () => {
    expect(healthOf([{ outcome: 'open' }], { satisfaction: 1 })).toMatchObject({
      value: 'unknown',
      reason: { id: 'health.unknown' },
      details: { missing: ['wins'] },
    });
  });

  it('never is red or amber without something a rep can act on', () => {
    const book = aBook({ acme: monthly(5, 40), ...others });
    const facts = fc.record({
      satisfaction: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      openCases: fc.option(fc.nat(20), { nil: undefined }),
      lastContactOn: fc.option(
        fc.nat(1000).map((days) => today - days),
        { nil: undefined },
      ),
    });
    const line = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(facts, fc.nat(2000), line, line, (known, later, green, amber) => {
        const policy = Policy.parse({ health: { green, amber } });
        const context = { ...aContext(book, policy), asOf: today };
        const subject = aSubject(book, 'acme', context);
        const rhythm = { ...subject.own.rhythm, silenceDays: later };
        const own = { ...subject.own, rhythm };
        const account = { ...subject.account, ...known };
        const classes = { ...subject.classes, lifecycle: undefined };
        const changed = { ...subject, own, group: own, account, classes };
        const value = health.classify(changed, context);
        const { details = {} } = health.explain(changed, context, value);

        expect(value === 'green' || details['concerns']).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
