import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/core/policy/parse-policy.ts';
import { policyPresets } from '../../src/core/policy/presets.ts';
import { lintPolicy } from '../../src/core/policy-lint/lint-policy.ts';
import { lintRules } from '../../src/core/policy-lint/registry.ts';
import { languages } from '../../src/core/text.ts';

const page = readFileSync('docs/policy.md', 'utf8');

/** Rows of the page's tables whose first cell is code, cell by cell. */
const rows = [...page.matchAll(/^\| `([a-z-]+)` \|(.*)\|$/gm)].map(([, code = '', rest = '']) => [
  code,
  ...rest.split('|').map((cell) => cell.trim()),
]);

describe('the page on policies', () => {
  it('lists every rule of the linter in both languages, and no other', () => {
    const listed = rows.filter((cells) => cells.length === 4);

    expect(listed.map(([code, , , finds]) => [code, finds])).toEqual(
      languages.flatMap((language) => lintRules.map(({ code, title }) => [code, title[language]])),
    );
    expect(listed.slice(0, lintRules.length).map(([, weight]) => weight)).toEqual(
      lintRules.map(({ severity }) => severity),
    );
  });

  it('lists every preset in both languages, and no other', () => {
    expect(rows.filter((cells) => cells.length === 3)).toEqual(
      languages.flatMap((language) =>
        policyPresets.map(({ id, title, description }) => [
          id,
          title[language],
          description[language],
        ]),
      ),
    );
  });

  it('shows a policy that is valid and clean', () => {
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const parsed = parsePolicy(JSON.parse(json));

    expect(parsed).toMatchObject({ isValid: true, policy: { name: 'our-policy' } });
    if (parsed.isValid) expect(lintPolicy(parsed.policy)).toEqual([]);
  });
});
