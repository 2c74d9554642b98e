import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChange } from '../../../src/core/policy/describe-change.ts';
import { diffPolicies } from '../../../src/core/policy/diff-policies.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { type JsonSchema, policySchema } from '../../../src/core/policy/policy-schema.ts';
import { policyPresets } from '../../../src/core/policy/presets.ts';
import { settingNames } from '../../../src/core/policy/setting-names.ts';

const standard = Policy.parse({});

function sentences(changes: unknown, language: 'en' | 'zh' = 'en'): string[] {
  return diffPolicies(standard, Policy.parse(changes)).map(
    (change) => describeChange(change)[language],
  );
}

describe('the difference of two policies', () => {
  it('is nothing between equals', () => {
    expect(diffPolicies(standard, Policy.parse({}))).toEqual([]);
  });

  it('names each setting with both values', () => {
    const other = Policy.parse({ windowDays: null, value: { high: 0.85 } });

    expect(diffPolicies(standard, other)).toEqual([
      { path: 'windowDays', before: 365, after: null },
      { path: 'value.high', before: 0.8, after: 0.85 },
    ]);
  });

  it('is the same both ways, before and after exchanged', () => {
    const preset = fc.constantFrom(...policyPresets.map(({ policy }) => policy));
    fc.assert(
      fc.property(preset, preset, (a, b) => {
        const back = new Map(diffPolicies(b, a).map(({ path, ...change }) => [path, change]));
        const there = diffPolicies(a, b);
        expect(back.size).toBe(there.length);
        for (const { path, before, after } of there) {
          expect(back.get(path)).toEqual({ before: after, after: before });
        }
      }),
    );
  });

  it.each([
    [
      { windowDays: null },
      'Window of deals: all history instead of the last 365 days',
      '商机统计窗口：由 近 365 天 改为 全部历史',
    ],
    [
      { value: { high: 0.85 } },
      'Value is high from a score of: 85% instead of 80%',
      '高价值的最低得分：由 80% 改为 85%',
    ],
    [
      { tier: { method: 'matrix' } },
      'The tier is decided: from potential and loyalty instead of from value and share of revenue',
      '客户级别的判定方式：由 按价值与销售额占比 改为 按潜力与忠诚度矩阵',
    ],
    [
      { industry: { words: { Steel: 'manufacturing' } } },
      'Industry of “Steel”: manufacturing, new',
      '行业对照“Steel”：新增，制造业',
    ],
    [
      { tier: { salesLevels: { strategic: ['l1', 'l2'] } } },
      'Strategic sales levels: l2 added',
      '战略客户对应的销售额等级：新增 l2',
    ],
    [
      { industry: { usesTable: false } },
      'The product’s own table of industries is asked: no instead of yes',
      '使用内置行业对照表：由 是 改为 否',
    ],
  ])('is a sentence that a manager understands: %j', (changes, en, zh) => {
    expect(sentences(changes)).toEqual([en]);
    expect(sentences(changes, 'zh')).toEqual([zh]);
  });

  it('tells rungs by their ids', () => {
    const ladder = [
      { id: 'l1', from: 2_000_000 },
      { id: 'l2', from: 500_000 },
      { id: 'l3', from: 200_000 },
      { id: 'l4', from: 0 },
    ];

    expect(sentences({ salesLevel: { ladder } })).toEqual([
      'Sales level begins at, rung “l1”: 2,000,000 instead of 1,000,000',
      'Sales level begins at, rung “l4”: 0 instead of 100,000',
      'Sales level begins at, rung “l5”: removed (was 0)',
    ]);
  });
});

describe('the names of the settings', () => {
  it('are complete, and name nothing else', () => {
    expect(new Set(Object.keys(settingNames))).toEqual(new Set(leaves(policySchema(), [])));
  });
});

/** Paths of everything that has no named parts. */
function leaves({ properties }: JsonSchema, path: string[]): string[] {
  if (!properties) return [path.join('.')];
  return Object.entries(properties).flatMap(([key, part]) => leaves(part, [...path, key]));
}
