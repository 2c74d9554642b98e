import { describe, expect, it } from 'vitest';
import { health } from '../../../src/core/dimensions/health.ts';
import type { AccountFacts } from '../../../src/core/facts.ts';
import {
  casesMeasure,
  healthScore,
  rhythmMeasure,
  touchesMeasure,
  trendMeasure,
} from '../../../src/core/health/health-score.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { typicalGapDays } from '../../../src/core/rhythm/predict-purchase.ts';
import { aBook, aContext, aSubject, type DealSketch, today } from '../../support/a-book.ts';

const steady: DealSketch[] = Array.from({ length: 24 }, (_, n) => ({ closed: 20 + n * 30 }));
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
});
