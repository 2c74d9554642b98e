import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { organizationChecks, serverChecks } from '../../../src/app/doctor/checks.ts';
import { examine } from '../../../src/app/doctor/examine.ts';

const checks = [...serverChecks, ...organizationChecks];
const findings = checks.flatMap((check) =>
  Object.entries(check.findings).map(([code, words]) => ({
    name: `${check.id}/${code}`,
    ...words,
  })),
);

/** Files beside the checks that are parts of them. */
const parts = [
  ...['about-error', 'check', 'checks', 'daily-credits', 'examine', 'organization-facts'],
  ...['our-fields', 'server-facts', 'time-text'],
];

describe('the checks', () => {
  it('are the files of their folder, each under the name of its file, once', () => {
    const files = readdirSync('src/app/doctor').map((name) => name.replace('.ts', ''));
    const ids = checks.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set([...ids, ...parts])).toEqual(new Set(files));
  });

  it.each(findings)('say in both languages what $name is', ({ sentence, severity, remedy }) => {
    expect(sentence.zh).toMatch(/\p{Script=Han}|^\{sentence\}$/u);
    if (severity === 'fine') expect(remedy).toBeUndefined();
    else expect(remedy?.zh).toMatch(/\p{Script=Han}|^\{remedy\}/u);
    const places = (text: string | undefined) => new Set(text?.match(/\{\w+\}/g));
    expect(places(sentence.zh)).toEqual(places(sentence.en));
    expect(places(remedy?.zh)).toEqual(places(remedy?.en));
  });

  it.each([
    ['https://tierwise.example.com', { status: 200, isTierwise: true }, 'answers'],
    ['https://tierwise.example.com', { status: 502, isTierwise: false }, 'foreign'],
    ['https://tierwise.example.com', undefined, 'silent'],
    ['http://tierwise.example.com', { status: 200, isTierwise: true }, 'not-secure'],
    ['https://127.0.0.1:8080', { status: 200, isTierwise: true }, 'not-secure'],
  ])('judge the address %s that answers %j', (publicUrl, answer, code) => {
    const found = examine(serverChecks, { complaints: [], isEmulated: false, publicUrl, answer });

    expect(found.find(({ check }) => check === 'public-address')?.code).toBe(code);
  });
});
