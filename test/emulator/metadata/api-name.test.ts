import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveApiName } from '../../../src/emulator/metadata/api-name.ts';

const free = () => false;

describe('the API name of a label', () => {
  it.each([
    ['Customer Tier', 'Customer_Tier'],
    ['RFM Score (5)', 'RFM_Score_5'],
    ['  Next   Action! ', 'Next_Action'],
    ['2nd Contact', 'nd_Contact'],
    ['客户级别', 'field1'],
    ['RFM分群', 'RFM'],
    ['field', 'field1'],
  ])('%j is %s', (label, expected) => {
    expect(deriveApiName(label, free)).toBe(expected);
  });

  it('gets a number when it is taken', () => {
    const taken = new Set(['RFM', 'RFM1', 'field1']);
    const isTaken = (name: string) => taken.has(name);

    expect(deriveApiName('RFM得分', isTaken)).toBe('RFM2');
    expect(deriveApiName('管理策略', isTaken)).toBe('field2');
  });

  it('is always one that Zoho’s API takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 25 }), (label) => {
        expect(deriveApiName(label, free)).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,49}$/);
      }),
    );
  });
});
