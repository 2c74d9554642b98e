import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/core/dimensions/dimension.ts';
import { valueType } from '../../../src/core/dimensions/value-type.ts';
import type { AccountMeasures } from '../../../src/core/measures/account-measures.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { valueSignals } from '../../../src/core/value-type/signals.ts';
import { aBook, aContext, aSubject } from '../../support/a-book.ts';

const book = aBook({ acme: [{ closed: 5, amount: 10 }] });
const plain = aContext(book);
/** Lines that tell accounts apart, as a book of many accounts has them. */
const context: Context = {
  ...plain,
  calibration: {
    ...plain.calibration,
    abcCuts: { ...plain.calibration.abcCuts, strategic: 1000 },
    signalCuts: {
      cycleDays: { low: 20, high: 60 },
      distinctProducts: { low: 1, high: 4 },
      topProductShare: { low: 0.3, high: 0.6 },
    },
  },
};

function subjectWith(own: Partial<AccountMeasures>, group?: Partial<AccountMeasures>) {
  const subject = aSubject(book, 'acme', context);
  const bare = { ...subject.own, winsWithProduct: 0, winsWithKind: 0, distinctProducts: 0 };
  const itself = { ...bare, cycleDays: Number.NaN, ...own };
  return { ...subject, own: itself, group: group ? { ...itself, ...group } : itself };
}

function seen(own: Partial<AccountMeasures>, group?: Partial<AccountMeasures>): string[] {
  const subject = subjectWith(own, group);
  return valueSignals.filter((signal) => signal.isSeen(subject, context)).map(({ id }) => id);
}

describe('the signals of a value type', () => {
  it('are worth what Rackham and DeVincentis make of them', () => {
    expect(valueSignals.map(({ id, pointsTo, points }) => `${id} ${pointsTo} ${points}`)).toEqual([
      'one-product-line intrinsic 1',
      'same-item-again intrinsic 1',
      'short-cycle intrinsic 1',
      'losses-on-price intrinsic 2',
      'service-share extrinsic 2',
      'long-cycle extrinsic 1',
      'losses-not-on-price extrinsic 1',
      'group-spend strategic 2',
      'many-product-lines strategic 1',
      'long-partnership strategic 1',
    ]);
  });

  const once = { winsOfTopProduct: 1 };
  const partner = aSubject(book, 'acme', context).own.rhythm;
  it.each<[string, Partial<AccountMeasures>, Partial<AccountMeasures>]>([
    [
      'one-product-line',
      { winsWithProduct: 3, distinctProducts: 1, ...once },
      { winsWithProduct: 2, distinctProducts: 1, ...once },
    ],
    [
      'same-item-again',
      { winsWithProduct: 5, winsOfTopProduct: 3, distinctProducts: 2 },
      { winsWithProduct: 7, winsOfTopProduct: 4, distinctProducts: 2 },
    ],
    ['short-cycle', { cycleDays: 20 }, { cycleDays: 21 }],
    ['long-cycle', { cycleDays: 60 }, { cycleDays: 59 }],
    [
      'losses-on-price',
      { lossesWithReason: 2, lossesOnPrice: 1 },
      { lossesWithReason: 3, lossesOnPrice: 1 },
    ],
    [
      'losses-not-on-price',
      { lossesWithReason: 2, lossesOnPrice: 0 },
      { lossesWithReason: 1, lossesOnPrice: 0 },
    ],
    ['service-share', { winsWithKind: 10, serviceWins: 3 }, { winsWithKind: 10, serviceWins: 2 }],
    ['many-product-lines', { distinctProducts: 4 }, { distinctProducts: 3 }],
    [
      'long-partnership',
      { rhythm: { ...partner, gaps: 3 }, firstWonOn: 0, lastWonOn: 1096 },
      { rhythm: { ...partner, gaps: 3 }, firstWonOn: 0, lastWonOn: 1095 },
    ],
    [
      'long-partnership',
      { rhythm: { ...partner, gaps: 3 }, firstWonOn: 0, lastWonOn: 2000 },
      { rhythm: { ...partner, gaps: 2 }, firstWonOn: 0, lastWonOn: 2000 },
    ],
  ])('%s begins where it says', (id, just, notYet) => {
    expect(seen(just)).toContain(id);
    expect(seen(notYet)).not.toContain(id);
  });

  it('know a large buyer by its group, from the strategic line on', () => {
    expect(seen({}, { monetary: 1000 })).toContain('group-spend');
    expect(seen({}, { monetary: 999 })).not.toContain('group-spend');
    expect(seen({ monetary: 5000 })).not.toContain('group-spend');
  });
});

describe('the decision on a value type', () => {
  /** Three signs and four points for intrinsic value. */
  const thrifty = {
    cycleDays: 10,
    winsWithProduct: 4,
    winsOfTopProduct: 2,
    distinctProducts: 1,
    lossesWithReason: 2,
    lossesOnPrice: 2,
  };
  const decide = (rules: object, own: Partial<AccountMeasures>) =>
    valueType.classify(subjectWith(own), {
      ...context,
      policy: Policy.parse({ valueType: rules }),
    });

  it('needs its pieces of evidence and its lead, both inclusive', () => {
    expect(decide({}, thrifty)).toBe('intrinsic');
    expect(decide({ minEvidence: 3, lead: 4 }, thrifty)).toBe('intrinsic');
    expect(decide({ minEvidence: 4 }, thrifty)).toBe('unknown');
    expect(decide({ lead: 5 }, thrifty)).toBe('unknown');
  });

  it('takes the lead over the second, not over nothing', () => {
    const served = { ...thrifty, winsWithKind: 2, serviceWins: 2 };

    expect(decide({ lead: 2 }, served)).toBe('intrinsic');
    expect(decide({ lead: 3 }, served)).toBe('unknown');
  });

  it('never rests on counts of products alone', () => {
    const counted = { winsWithProduct: 4, winsOfTopProduct: 4, distinctProducts: 1 };

    expect(seen(counted)).toEqual(['one-product-line', 'same-item-again']);
    expect(decide({ minEvidence: 2, lead: 1 }, counted)).toBe('unknown');
    expect(decide({ minEvidence: 2, lead: 1 }, { ...counted, cycleDays: 5 })).toBe('intrinsic');
  });
});
