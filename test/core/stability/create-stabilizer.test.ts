import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/calibration/calibrate.ts';
import { carryCalibration } from '../../../src/core/calibration/carry-calibration.ts';
import { classifyBook } from '../../../src/core/classification/classify-book.ts';
import { explainSubject } from '../../../src/core/classification/explain-subject.ts';
import type { Day } from '../../../src/core/day.ts';
import { buildGroups } from '../../../src/core/groups/build-groups.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, type BookSketch, day, today } from '../../support/a-book.ts';

const first = day('2026-04-01');
const second = day('2026-05-01');
const third = day('2026-06-01');

/** What becomes of `acme` in a dimension on a day, when calibrations were made on some days. */
function assess(
  sketch: BookSketch,
  calibratedOn: Day[],
  dimension = 'sales-level',
  { asOf = today, policy = Policy.parse({}) } = {},
) {
  const book = aBook(sketch);
  const groups = buildGroups(book.accounts, book.indexOf);
  const [inForce, ...before] = calibratedOn.map((on) => calibrate(book, policy, on)).reverse();
  if (!inForce) throw new Error('no calibration');
  const context = { asOf, policy, calibration: inForce, earlier: before.reverse() };
  const found: ReturnType<typeof explainSubject> = [];
  classifyBook(book, groups, context, (_, subject) => {
    if (subject.account.id === 'acme') found.push(...explainSubject(subject, context));
  });
  const assessment = found.find((each) => each.dimension === dimension);
  if (!assessment) throw new Error('acme is not in the book');
  const { value, raw, held, reason } = assessment;
  return { value, raw, held, en: renderMessage(reason, 'en'), zh: renderMessage(reason, 'zh') };
}

/** Won 600,000 (level 2) on a day that leaves the window of a year on 15 May 2026, and 50,000 since. */
const fading: BookSketch = {
  acme: [
    { closed: '2025-05-15', amount: 600_000 },
    { closed: '2026-01-10', amount: 50_000 },
  ],
  other: [{ closed: '2026-03-01', amount: 10_000 }],
};

/** The same beside accounts that are larger than what is left of it, and smaller ones. */
const amongLarger: BookSketch = {
  ...fading,
  ...Object.fromEntries(
    [300, 280, 260, 240, 20, 10, 5, 4, 3].map((thousands) => [
      `other-${thousands}`,
      [{ closed: '2026-02-01', amount: 1000 * thousands }],
    ]),
  ),
};

describe('a class that is held', () => {
  it('is the better one that the last calibrations have settled on', () => {
    expect(assess(fading, [first, second])).toMatchObject({
      value: 'l2',
      raw: 'l5',
      held: { value: 'l2', confirmed: 0, needed: 2, until: day('2026-07-01') },
    });
  });

  it('falls one level once enough calibrations have confirmed it', () => {
    const late = { asOf: day('2026-07-15') };
    const calibrated = [first, second, third, day('2026-07-01')];

    expect(assess(fading, calibrated, 'sales-level', late)).toMatchObject({
      value: 'l3',
      raw: 'l5',
      held: { value: 'l3', confirmed: 0 },
    });
  });

  it('says what it would be, until when it is held and how far it is confirmed', () => {
    const { en, zh } = assess(fading, [first, second, third]);

    expect(en).toMatch(/^Would be L5; held at L2 until 1 Jul 2026 \(1 of 2\)\. Won 50,000/);
    expect(zh).toMatch(/^按当前数据应为“L5”；保留“L2”至2026年7月1日（已确认 1\/2 次）。/);
  });

  it('is held without an end while the account is within the margin of the line', () => {
    const close: BookSketch = {
      acme: [
        { closed: '2025-05-15', amount: 100_000 },
        { closed: '2026-01-10', amount: 460_000 },
      ],
    };
    const { value, raw, held, en } = assess(close, [first, second, third]);

    expect({ value, raw, held }).toMatchObject({ value: 'l2', raw: 'l3', held: { until: null } });
    expect(en).toMatch(/^Would be L3; held at L2, since it is close to the line\./);
  });

  it('rises at once, between calibrations too', () => {
    const rising: BookSketch = { acme: [{ closed: '2026-06-20', amount: 600_000 }] };

    expect(assess(rising, [first, second])).toMatchObject({ value: 'l2', raw: 'l2' });
    expect(assess(rising, [first, second]).held).toBeUndefined();
  });

  it('does not outlive a fact that turns out wrong: the past is judged by what is known today', () => {
    const corrected: BookSketch = { acme: [{ closed: '2026-01-10', amount: 50_000 }] };

    expect(assess(corrected, [first, second])).toMatchObject({ value: 'l5', raw: 'l5' });
  });

  it('is held for tier, value and ABC too, and for no dimension the policy leaves out', () => {
    const none = { policy: Policy.parse({ stability: { dimensions: [] } }) };

    for (const dimension of ['tier', 'value', 'concentration'])
      expect(assess(amongLarger, [first, second], dimension).held).toBeDefined();
    expect(assess(fading, [first, second], 'rfm').held).toBeUndefined();
    expect(assess(fading, [first, second], 'tier', none).held).toBeUndefined();
  });

  it('is confirmed by calibrations that were only carried on', () => {
    const book = aBook(fading);
    const groups = buildGroups(book.accounts, book.indexOf);
    const policy = Policy.parse({});
    const made = calibrate(book, policy, first);
    const carried = [second, third].map((on) => carryCalibration(made, on));
    const context = {
      ...{ asOf: today, policy, earlier: [made, ...carried.slice(0, -1)] },
      calibration: carried.at(-1) ?? made,
    };
    classifyBook(book, groups, context, (_, subject) => {
      if (subject.account.id !== 'acme') return;
      expect(subject.held?.['sales-level']).toMatchObject({ value: 'l2', confirmed: 1 });
    });
    expect.assertions(1);
  });

  it('is nowhere on the day of the first calibration', () => {
    expect(assess(fading, [today]).held).toBeUndefined();
    expect(assess(fading, [today]).value).toBe('l5');
  });
});
