import { describe, expect, it } from 'vitest';
import { findFieldNews, presentValues, toCrm } from '../../src/app/find-field-news.ts';

const fields = {
  tier: { fieldId: '1', apiName: 'Tier', values: { strategic: '战略', general: '一般' } },
  reason: { fieldId: '2', apiName: 'Class_Reason', values: {} },
};

/** An account in good order: everything stands as we wrote it. */
const row = {
  classes: { tier: 'general' },
  desired: { tier: 'general', reason: 'Bought once.' },
  written: { tier: 'general', reason: 'Bought once.' },
  attempted: {},
  inBulk: {},
};

const fresh = { ...row, written: {} };

describe('the present values of our fields', () => {
  it('are class ids where the value is one of ours, and what people read otherwise', () => {
    expect(presentValues({ fields }, { Tier: '战略', Class_Reason: '战略', Other: 'x' })).toEqual({
      tier: 'strategic',
      reason: '战略',
    });
    expect(presentValues({ fields }, { Tier: 'VIP' })).toEqual({ tier: 'VIP', reason: null });
  });

  it('go back to the CRM as they came', () => {
    expect(toCrm(fields.tier, 'general')).toBe('一般');
    expect(toCrm(fields.tier, 'VIP')).toBe('VIP');
  });
});

describe('the news in our fields', () => {
  it('are none while everything stands as we wrote it', () => {
    expect(findFieldNews({ tier: 'general', reason: 'Bought once.' }, row, true)).toEqual([]);
    expect(findFieldNews({ tier: null, reason: null }, fresh, true)).toEqual([]);
  });

  it('are no person’s where a bulk write under way put them, whatever was decided since', () => {
    const inHand = { ...row, inBulk: { tier: 'strategic' } };

    expect(findFieldNews({ tier: 'strategic', reason: 'Bought once.' }, inHand, true)).toEqual([
      { key: 'tier', value: 'strategic', kind: 'agrees' },
    ]);
  });

  it('are a person’s own class or words', () => {
    expect(findFieldNews({ tier: 'strategic', reason: 'Ask Li.' }, row, true)).toEqual([
      { key: 'tier', value: 'strategic', kind: 'changed' },
      { key: 'reason', value: 'Ask Li.', kind: 'changed' },
    ]);
  });

  it('are given back to us where a person empties a field', () => {
    expect(findFieldNews({ tier: null, reason: null }, row, false)).toEqual([
      { key: 'tier', value: null, kind: 'returned' },
      { key: 'reason', value: null, kind: 'returned' },
    ]);
  });

  it('are given back to us where a person sets the computed class', () => {
    const overridden = {
      ...row,
      desired: { ...row.desired, tier: 'strategic' },
      written: { ...row.written, tier: 'strategic' },
    };

    expect(findFieldNews({ tier: 'general', reason: 'Bought once.' }, overridden, true)).toEqual([
      { key: 'tier', value: 'general', kind: 'returned' },
    ]);
  });

  it('agree where the value is what we would write anyway', () => {
    const moved = { ...row, desired: { ...row.desired, tier: 'strategic' } };

    expect(findFieldNews({ tier: 'strategic', reason: 'Bought once.' }, moved, true)).toEqual([
      { key: 'tier', value: 'strategic', kind: 'agrees' },
    ]);
  });

  it('agree where a write arrived of which we heard nothing, though we want something else by now', () => {
    const lost = { ...row, attempted: { tier: 'strategic' }, desired: { tier: 'general' } };

    expect(findFieldNews({ tier: 'strategic', reason: 'Bought once.' }, lost, true)).toEqual([
      { key: 'tier', value: 'strategic', kind: 'agrees' },
    ]);
  });

  it('are left over where the record holds texts of ours that we do not remember', () => {
    expect(findFieldNews({ tier: 'strategic', reason: 'Old words.' }, fresh, true)).toEqual([
      { key: 'tier', value: 'strategic', kind: 'left-over' },
      { key: 'reason', value: 'Old words.', kind: 'left-over' },
    ]);
  });

  it('are a person’s in a record that we have never written', () => {
    expect(findFieldNews({ tier: 'strategic', reason: null }, fresh, true)).toEqual([
      { key: 'tier', value: 'strategic', kind: 'changed' },
    ]);
  });

  it('are a person’s words where a young record holds a single text', () => {
    expect(findFieldNews({ tier: null, reason: 'My words.' }, fresh, false)).toEqual([
      { key: 'reason', value: 'My words.', kind: 'changed' },
    ]);
  });

  it('are left over in a young record that holds several texts: it was deleted and restored', () => {
    const present = { tier: 'strategic', reason: 'Old.', strategy: 'Old too.' };

    expect(findFieldNews(present, fresh, false).map(({ kind }) => kind)).toEqual([
      'left-over',
      'left-over',
      'left-over',
    ]);
  });

  it.each([
    [true, 'left-over'],
    [false, 'changed'],
  ])(
    'go by age (older than the connection: %s) where no text field is installed',
    (isOlder, kind) => {
      expect(findFieldNews({ tier: 'strategic' }, fresh, isOlder)).toEqual([
        { key: 'tier', value: 'strategic', kind },
      ]);
    },
  );

  it('concern installed fields alone', () => {
    expect(findFieldNews({ tier: 'general' }, row, true)).toEqual([]);
  });
});
