import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../src/core/policy/parse-policy.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { type JsonSchema, policySchema } from '../../../src/core/policy/policy-schema.ts';
import { policyPresets } from '../../../src/core/policy/presets.ts';

function problems(given: unknown) {
  const parsed = parsePolicy(given);
  return parsed.isValid ? [] : parsed.problems;
}

describe('a policy as it is written', () => {
  it('holds what differs from the standard one', () => {
    expect(parsePolicy({ windowDays: 90 })).toEqual({
      isValid: true,
      policy: Policy.parse({ windowDays: 90 }),
    });
  });

  it('may hold what differs from a preset', () => {
    expect(parsePolicy({ preset: 'retail', value: { weights: { revenue: 0.5 } } })).toMatchObject({
      isValid: true,
      policy: {
        name: 'retail',
        windowDays: 180,
        value: { weights: { revenue: 0.5, frequency: 0.35 } },
      },
    });
  });

  it.each(policyPresets.map(({ id, policy }) => [id, policy] as const))(
    'comes back from JSON as it was stored: %s',
    (_, policy) => {
      expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual({ isValid: true, policy });
    },
  );

  it.each([
    ['no object', [], 'not-an-object', '', /braces/],
    ['a preset that does not exist', { preset: 'retial' }, 'unknown-preset', 'preset', /“retail”/],
    ['a mistyped property', { windowDay: 90 }, 'unknown-property', 'windowDay', /“windowDays”/],
    [
      'a mistyped weight',
      { value: { weights: { revenu: 1 } } },
      'unknown-property',
      'value.weights.revenu',
      /“revenue”/,
    ],
    ['a property like no other', { xyz: 1 }, 'unknown-property', 'xyz', /Known here: name/],
    [
      'a property of an object’s own',
      JSON.parse('{"__proto__": 1}'),
      'unknown-property',
      '__proto__',
      /Known here/,
    ],
    ['a number in quotes', { windowDays: '90' }, 'wrong-type', 'windowDays', /quotes/],
    [
      'a text for a list',
      { salesLevel: { ladder: 'l1' } },
      'wrong-type',
      'salesLevel.ladder',
      /Write a list/,
    ],
    [
      'a rung without its amount',
      { salesLevel: { ladder: [{ id: 'l1' }] } },
      'missing-property',
      'salesLevel.ladder.0.from',
      /Give a number/,
    ],
    [
      'a method that does not exist',
      { tier: { method: 'matrx' } },
      'not-a-choice',
      'tier.method',
      /“matrix”/,
    ],
    [
      'a share above one',
      { concentration: { a: 1.2 } },
      'out-of-range',
      'concentration.a',
      /at most 1/,
    ],
    ['a window of no days', { windowDays: 0 }, 'out-of-range', 'windowDays', /more than 0/],
    [
      'an empty ladder',
      { salesLevel: { ladder: [] } },
      'out-of-range',
      'salesLevel.ladder',
      /at least 1 entries/,
    ],
    [
      'a country code in small letters',
      { geography: { countries: { Holland: 'nl' } } },
      'wrong-form',
      'geography.countries.Holland',
      /A-Z/,
    ],
    ['edges that are not there', { rfm: { method: 'edges' } }, 'contradiction', 'rfm', /agree/],
  ])('is refused with code, place and remedy: %s', (_, given, code, path, remedy) => {
    const [problem, ...more] = problems(given);

    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code, path });
    expect(problem?.remedy.en).toMatch(remedy);
    expect(problem?.message.en).toMatch(/\.$/);
    expect(problem?.message.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(problem?.remedy.zh).toMatch(/\p{Script=Han}.*[。？]$/u);
  });

  it('is refused with everything that is wrong at once', () => {
    expect(problems({ windowDay: 1, windowDays: 'x', value: { hihg: 2 } })).toHaveLength(3);
  });
});

describe('the schema of a policy', () => {
  it('describes every property', () => {
    expect(undescribed(policySchema(), [])).toEqual([]);
  });
});

function undescribed(schema: JsonSchema, path: string[]): string[] {
  const items = schema.items ? undescribed(schema.items, [...path, '0']) : [];
  const properties = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => [
    ...(part.description ? [] : [[...path, key].join('.')]),
    ...undescribed(part, [...path, key]),
  ]);
  return [...items, ...properties];
}
