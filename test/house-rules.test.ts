import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A file planted in a copy of the house: who breaks a wall must be seen, who walks through a door must not. */
const doors: [file: string, source: string][] = [
  ['src/core/a.ts', importing('./other.ts')],
  ['src/core/b.ts', importing('zod')],
  ['src/core/dimensions/c.ts', importing('../rfm/other.ts')],
  ['src/core/dimensions/d.ts', importing('../other.ts')],
  ['src/core/e.ts', 'export const day = new Date("2026-01-01");'],
  ['src/app/f.ts', importing('../core/rfm/other.ts')],
  ['src/app/ports/g.ts', importing('../errors.ts')],
  ['src/app/ports/h.ts', importing('../../core/other.ts')],
  ['src/zoho/i.ts', importing('../app/ports/crm.ts')],
  ['src/store/sqlite/j.ts', importing('../../app/errors.ts')],
  ['src/http/routes/k.ts', importing('../../app/connect-organization.ts')],
  ['src/emulator/l.ts', importing('../core/facts.ts')],
  ['src/cli/m.ts', importing('../zoho/other.ts')],
  ['src/main.ts', importing('./store/other.ts')],
  ['widget/n.tsx', importing('../src/http/contract.ts')],
  ['widget/card/o.tsx', importing('../api.ts')],
];

const walls: [file: string, source: string, rule: string][] = [
  ['src/core/a.ts', importing('../app/other.ts'), 'noRestrictedImports'],
  ['src/core/b.ts', importing('express'), 'noRestrictedImports'],
  ['src/core/c.ts', importing('node:fs'), 'noRestrictedImports'],
  ['src/core/dimensions/d.ts', importing('../../store/other.ts'), 'noRestrictedImports'],
  ['src/core/e.ts', 'export const at = Date.now();', 'plugin'],
  ['src/core/f.ts', 'export const at = new Date();', 'plugin'],
  ['src/core/g.ts', 'export const luck = Math.random();', 'plugin'],
  ['src/core/h.ts', "export * from '../app/other.ts';", 'noRestrictedImports'],
  ['src/core/i.ts', "export const late = import('../app/other.ts');", 'noRestrictedImports'],
  ['src/app/j.ts', importing('../zoho/other.ts'), 'noRestrictedImports'],
  ['src/app/ports/k.ts', importing('../../store/other.ts'), 'noRestrictedImports'],
  ['src/zoho/l.ts', importing('../store/other.ts'), 'noRestrictedImports'],
  ['src/zoho/m.ts', importing('../app/connect-organization.ts'), 'noRestrictedImports'],
  ['src/zoho/sdk/n.ts', importing('../../http/other.ts'), 'noRestrictedImports'],
  ['src/store/o.ts', importing('../zoho/other.ts'), 'noRestrictedImports'],
  ['src/jobs/p.ts', importing('../store/other.ts'), 'noRestrictedImports'],
  ['src/http/q.ts', importing('../store/other.ts'), 'noRestrictedImports'],
  ['src/http/routes/r.ts', importing('../../core/other.ts'), 'noRestrictedImports'],
  ['src/emulator/s.ts', importing('../zoho/other.ts'), 'noRestrictedImports'],
  ['src/config.ts', importing('./core/other.ts'), 'noRestrictedImports'],
  ['src/cli/t.ts', 'export const home = process.env.HOME;', 'noProcessEnv'],
  ['src/cli/u.ts', 'export default 1;', 'noDefaultExport'],
  ['src/cli/v.ts', 'console.log("out");', 'noConsole'],
  ['src/cli/CamelCase.ts', 'export const a = 1;', 'useFilenamingConvention'],
  ['widget/w.tsx', importing('../src/core/other.ts'), 'noRestrictedImports'],
  ['widget/card/x.tsx', importing('../../src/app/other.ts'), 'noRestrictedImports'],
];

describe('the house rules of biome', () => {
  let house: string;

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'tierwise-house-'));
    cpSync('.biome.json', join(house, '.biome.json'));
    cpSync('.biome', join(house, '.biome'), { recursive: true });
    cpSync('package.json', join(house, 'package.json'));
  });

  afterAll(() => rmSync(house, { recursive: true }));

  it('let every allowed import pass', () => {
    expect(diagnose(house, doors)).toEqual([]);
  });

  it.each(walls)('refuse %s: %s', (file, source, rule) => {
    const found = diagnose(house, [[file, source]]);

    expect(found.map((d) => d.rule)).toContain(rule);
  });
});

function importing(path: string): string {
  return `import { thing } from '${path}';\nexport const other = thing;\n`;
}

/** Lints the planted files alone and answers `{file, rule}` of each error that a house rule reports. */
function diagnose(house: string, planted: [string, string, ...string[]][]) {
  for (const folder of ['src', 'widget'])
    rmSync(join(house, folder), { recursive: true, force: true });
  for (const [file, source] of planted) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), source);
  }
  const report = lint(house);
  const rules = [
    'noRestrictedImports',
    'plugin',
    'noProcessEnv',
    'noDefaultExport',
    'noConsole',
    'useFilenamingConvention',
  ];
  return report.flatMap(({ category, location }) => {
    const rule = category.split('/').at(-1) ?? category;
    return rules.includes(rule) ? [{ file: JSON.stringify(location.path), rule }] : [];
  });
}

function lint(house: string): { category: string; location: { path: unknown } }[] {
  const biome = join(process.cwd(), 'node_modules/.bin/biome');
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
  let out: string;
  try {
    out = execFileSync(biome, args, {
      cwd: house,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    out = (error as { stdout: string }).stdout;
  }
  return JSON.parse(out.slice(out.indexOf('{'))).diagnostics;
}
