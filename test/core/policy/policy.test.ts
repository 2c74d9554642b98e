import { describe, expect, it } from 'vitest';
import { Policy } from '../../../src/core/policy/policy.ts';
import { policyVersion } from '../../../src/core/policy/policy-version.ts';
import { policyPresets } from '../../../src/core/policy/presets.ts';
import { languages } from '../../../src/core/text.ts';

describe('a policy', () => {
  it('is the standard one when nothing is said', () => {
    expect(Policy.parse({})).toMatchObject({
      name: 'standard',
      windowDays: 365,
      concentration: { a: 0.8, b: 0.95 },
      rfm: { method: 'mid-rank', scheme: 'segments', split: 'mean' },
      value: {
        weights: { revenue: 0.5, frequency: 0.25, profit: 0.15, orderSize: 0.1, loyalty: 0.1 },
        high: 0.8,
        medium: 0.4,
      },
      tier: {
        method: 'standard',
        strategicShare: 0.2,
        salesLevels: { strategic: ['l1'], important: ['l2'] },
      },
      lifecycle: { lostBelow: 0.2, atRiskBelow: 0.5, horizonDays: 90, horizonGaps: 2 },
      valueType: { minEvidence: 3, lead: 2, serviceShare: 0.3 },
      needType: { serviceFrom: 0.7, productBelow: 0.3, minCoverage: 0.5 },
      potential: {
        weights: { pipeline: 0.4, size: 0.2, growth: 0.2, whiteSpace: 0.2 },
        high: 0.65,
        medium: 0.35,
        minCoverage: 0.5,
      },
      loyalty: {
        weights: { tenure: 0.25, regularity: 0.25, repeat: 0.25, feedback: 0.25 },
        high: 0.7,
        medium: 0.4,
      },
      health: {
        weights: { rhythm: 0.4, trend: 0.2, touches: 0.15, feedback: 0.15, cases: 0.1 },
        green: 0.6,
        amber: 0.3,
        poorFeedback: 0.4,
        touchDays: 90,
      },
      groups: { figures: 'own' },
      stability: { margin: 0.1, confirmations: 2, dwellDays: 60 },
    });
  });

  it('may look at all history', () => {
    expect(Policy.parse({ windowDays: null }).windowDays).toBeNull();
  });

  it.each([
    ['a key that does not exist', { windowDay: 90 }, 'windowDay'],
    ['a window of no days', { windowDays: 0 }, 'windowDays'],
    ['a share above one', { concentration: { a: 1.2 } }, 'concentration.a'],
    ['edges that are not there', { rfm: { method: 'edges' } }, 'rfm'],
    ['a negative weight', { value: { weights: { revenue: -1 } } }, 'value.weights.revenue'],
  ])('refuses %s and names it', (_, policy, path) => {
    const { error } = Policy.safeParse(policy);
    const [issue] = error?.issues ?? [];
    const named = [
      ...(issue?.path ?? []),
      ...('keys' in (issue ?? {}) ? (issue as { keys: string[] }).keys : []),
    ];

    expect(named.join('.')).toBe(path);
  });

  it('survives JSON', () => {
    const policy = Policy.parse({ name: 'ours', windowDays: null });

    expect(Policy.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });
});

describe('the version of a policy', () => {
  it('is the same for the same contents, in any order of keys', () => {
    expect(policyVersion(Policy.parse({ windowDays: 90, name: 'a' }))).toBe(
      policyVersion(Policy.parse({ name: 'a', windowDays: 90 })),
    );
  });

  it('differs with any threshold', () => {
    expect(policyVersion(Policy.parse({ value: { high: 0.81 } }))).not.toBe(
      policyVersion(Policy.parse({})),
    );
    expect(policyVersion(Policy.parse({}))).toMatch(/^standard-[0-9a-f]{8}$/);
  });
});

describe('the presets', () => {
  it('are whole policies under distinct ids, named in every language', () => {
    const ids = policyPresets.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['standard', 'cn-key-account']));
    for (const { policy, title, description } of policyPresets) {
      expect(Policy.parse(policy)).toEqual(policy);
      for (const language of languages)
        expect(title[language] && description[language]).not.toBe('');
    }
  });
});
