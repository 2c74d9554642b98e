import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Policy } from '../../../src/core/policy/policy.ts';
import { policyPresets } from '../../../src/core/policy/presets.ts';
import { lintPolicy } from '../../../src/core/policy-lint/lint-policy.ts';
import { lintRules } from '../../../src/core/policy-lint/registry.ts';

const folder = 'src/core/policy-lint';
const files = readdirSync(folder).filter((file) =>
  readFileSync(`${folder}/${file}`, 'utf8').includes(': LintRule = {'),
);

describe('the rules of the policy linter', () => {
  it('are all listed, each under the name of its file', () => {
    expect(lintRules.map(({ code }) => `${code}.ts`).sort()).toEqual(files.sort());
  });

  it.each(lintRules.map((rule) => [rule.code, rule] as const))(
    '%s has a title in both languages',
    (_, rule) => {
      expect(rule.title.en).toMatch(/^[a-zA-Z]/);
      expect(rule.title.zh).toMatch(/\p{Script=Han}/u);
    },
  );
});

describe('a finding', () => {
  const bad = Policy.parse({
    value: { high: 0.3, weights: { revenue: 3 } },
    salesLevel: { ladder: [{ id: 'l1', from: 10 }] },
    tier: { salesLevels: { important: ['l9'] } },
  });
  const findings = lintPolicy(bad);

  it('comes with a sentence and a remedy in both languages', () => {
    for (const { message, remedy } of findings) {
      for (const { en, zh } of [message, remedy]) {
        expect(en).toMatch(/[\w)”"][.?]$/);
        expect(zh).toMatch(/[。？]$/);
      }
    }
  });

  it('stands before those that weigh less', () => {
    const severities = findings.map(({ severity }) => severity);

    expect(severities.indexOf('warning')).toBeGreaterThan(severities.lastIndexOf('error'));
    expect(severities.indexOf('advice')).toBeGreaterThan(severities.lastIndexOf('warning'));
  });
});

describe('the presets', () => {
  it.each(policyPresets.map(({ id, policy }) => [id, policy] as const))(
    '%s is clean',
    (_, policy) => {
      expect(lintPolicy(policy)).toEqual([]);
    },
  );
});
