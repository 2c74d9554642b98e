import { describe, expect, it } from 'vitest';
import { health } from '../../../src/core/dimensions/health.ts';
import type { AccountFacts } from '../../../src/core/facts.ts';
import { concernsOf } from '../../../src/core/health/concerns.ts';
import {
  casesMeasure,
  healthScore,
  isRarelySilent,
  rhythmMeasure,
  touchesMeasure,
  trendMeasure,
} from '../../../src/core/health/health-score.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { logSilence, typicalGapDays } from '../../../src/core/rhythm/predict-purchase.ts';
import { aBook, aContext, aSubject, type DealSketch, today } from '../../support/a-book.ts';

const steady: DealSketch[] = Array.from({ length: 26 }, (_, n) => ({ closed: 20 + n * 30 }));
const others = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [
    `other-${i}`,
    Array.from({ length: 8 }, (_, n) => ({ closed: 3 + (i % 9) + n * (20 + (i % 20)) })),
  ]),
);
const book = aBook({ acme: steady, ...others });
const context = aContext(book);

function subjectWith(facts: Partial<AccountFacts> = {}, silenceDays = 20, lifecycle = 'repeat') {
  const subject = aSubject(book, 'acme', context);
  const rhythm = { ...subject.own.rhythm, silenceDays };
  const own = { ...subject.own, rhythm };
  return {
    ...subject,
    own,
    group: own,
    account: { ...subject.account, ...facts },
    classes: { lifecycle },
  };
}

describe('what health is made of', () => {
  it.each([
    [0, 1],
    [90, 1 / 2],
    [270, 1 / 4],
  ])('a contact %i days ago counts %d', (days, expected) => {
    expect(touchesMeasure(subjectWith({ lastContactOn: today - days }), context)).toBe(expected);
  });

  it.each([
    [0, 1],
    [1, 1 / 2],
    [3, 1 / 4],
  ])('%i open cases count %d', (openCases, expected) => {
    expect(casesMeasure(subjectWith({ openCases }))).toBe(expected);
  });

  it('a rhythm is whole up to the typical gap, and then the chance of a purchase', () => {
    const gap = typicalGapDays(context.calibration.rhythm, subjectWith().own.rhythm);

    expect(rhythmMeasure(subjectWith({}, Math.floor(gap)), context)).toBe(1);
    expect(rhythmMeasure(subjectWith({}, Math.floor(gap) + 1), context)).toBeLessThan(1);
  });

  it.each([
    [6, 6, 1],
    [9, 6, 1],
    [3, 9, 1 / 2],
    [0, 5, 0],
    [0, 0, 0],
  ])('%i deals after %i in the window before count %d', (frequency, frequencyBefore, expected) => {
    const subject = subjectWith();
    const own = { ...subject.own, frequency, frequencyBefore };

    expect(trendMeasure({ ...subject, own }, context)).toBe(expected);
  });

  it.each([
    ['more', 9, 6, Number.NaN],
    ['as many', 6, 6, Number.NaN],
    ['fewer', 3, 9, 1 / 2],
  ])(
    'of an account that first bought inside the two windows, %s deals count only when fewer',
    (_, now, before, expected) => {
      const subject = subjectWith();
      const firstWonOn = today - 729;
      const own = { ...subject.own, firstWonOn, frequency: now, frequencyBefore: before };

      expect(trendMeasure({ ...subject, own }, context)).toBe(expected);
    },
  );

  it('is weighed as the policy says', () => {
    const subject = subjectWith({ lastContactOn: today - 90, satisfaction: 0.5, openCases: 1 });

    // rhythm 1 · .4, trend 1 · .2, touches ½ · .15, feedback ½ · .15, cases ½ · .1
    expect(healthScore(subject, context)).toBeCloseTo(0.8, 9);
  });
});

describe('the colour of health', () => {
  const ailing = subjectWith({ lastContactOn: today - 900, satisfaction: 0.4, openCases: 9 });
  const score = healthScore(ailing, context);
  const colourWhen = (rules: object, subject = ailing) =>
    health.classify(subject, { ...context, policy: Policy.parse({ health: rules }) });

  it('begins at its thresholds, inclusive', () => {
    expect(colourWhen({ green: score })).toBe('green');
    expect(colourWhen({ green: score + 1e-9 })).toBe('amber');
    expect(colourWhen({ green: 1, amber: score })).toBe('amber');
    expect(colourWhen({ green: 1, amber: score + 1e-9 })).toBe('red');
  });

  it('is at best amber for an account at risk, and red for a lost one, whatever else is well', () => {
    const well = { satisfaction: 1, openCases: 0, lastContactOn: today };

    expect(colourWhen({}, subjectWith(well))).toBe('green');
    expect(colourWhen({}, subjectWith(well, 20, 'at-risk'))).toBe('amber');
    expect(colourWhen({}, subjectWith(well, 20, 'lost'))).toBe('red');
  });

  it('is at best amber in a silence that hardly any account which still buys keeps', () => {
    const well = { satisfaction: 1, openCases: 0, lastContactOn: today };
    const silent = subjectWith(well, 60);
    const chance = Math.exp(logSilence(context.calibration.rhythm, silent.own.rhythm, 60));

    expect(colourWhen({ rareSilence: chance }, silent)).toBe('green');
    expect(colourWhen({ rareSilence: chance + 1e-9 }, silent)).toBe('amber');
    expect(concernsOf(silent, context).map(({ id }) => id)).toContain('overdue');
  });

  it('says that an order is overdue whenever silence alone makes it amber', () => {
    // Clockwork: a silence only a little longer than the gap is rare already, and not yet half a gap late.
    const policy = Policy.parse({ health: { rareSilence: 1 } });
    const silent = subjectWith({}, 33);

    expect(health.classify(silent, { ...context, policy })).toBe('amber');
    expect(concernsOf(silent, { ...context, policy }).map(({ id }) => id)).toEqual(['overdue']);
  });

  it('is not troubled by the silence of an account that bought once', () => {
    const policy = Policy.parse({ health: { rareSilence: 1 } });
    const once = aSubject(aBook({ acme: [{ closed: 40 }], ...others }), 'acme', context);
    once.classes['lifecycle'] = 'first-purchase';

    expect(isRarelySilent(once, { ...context, policy })).toBe(false);
  });
});
