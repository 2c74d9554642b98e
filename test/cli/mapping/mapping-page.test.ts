import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatTokens } from '../../../src/cli/mapping/date-format.ts';
import { knownNames } from '../../../src/cli/mapping/mapping.ts';
import { readMapping } from '../../../src/cli/mapping/read-mapping.ts';
import { aFile } from '../run-tierwise.ts';

const page = readFileSync('docs/mapping.md', 'utf8');
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => json);

describe('the page on mappings', () => {
  it('shows mappings that are accepted, every name of them', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const json of examples) expect(readMapping(aFile(json)).ignored).toEqual([]);
  });

  it('speaks of every name that a mapping may have', () => {
    for (const name of new Set(Object.values(knownNames).flat())) expect(page).toContain(name);
  });

  it('lists the tokens of date formats', () => {
    expect(page.replaceAll('\n', ' ')).toContain(formatTokens);
  });

  it('begins with the mapping of the first fixture', () => {
    const fixture = readFileSync('test/fixtures/mappings/maven-crm.json', 'utf8');

    expect(JSON.parse(examples[0] ?? '')).toEqual(JSON.parse(fixture));
  });
});
