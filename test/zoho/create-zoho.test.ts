import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Runs a script in an empty folder, in a process of its own, on the built code. */
function run(script: string): { printed: string; files: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-zoho-'));
  const built = resolve('dist/zoho/create-zoho.js');
  const printed = execFileSync(process.execPath, ['-e', script.replace('BUILT', built)], {
    cwd: folder,
    encoding: 'utf8',
  });
  const files = readdirSync(folder);
  rmSync(folder, { recursive: true });
  return { printed, files };
}

const isSdkLoaded = `Object.keys(require.cache).some((file) => file.includes('@zohocrm'))`;
const dependencies = `{
  clients: { connect: { id: 'a', secret: 'b' }, 'sign-in': { id: 'c', secret: 'd' } },
  tokens: { find: async () => undefined, save: async () => {} },
  clock: { now: Date.now },
  onCall() {},
}`;

describe('createZoho', () => {
  it('costs nothing until it is called', () => {
    const { printed } = run(`import('BUILT').then(() => console.log(${isSdkLoaded}))`);

    expect(printed.trim()).toBe('false');
  });

  it('loads the SDK when it is called, more than once if need be, and leaves no file behind', () => {
    const { printed, files } = run(`
      import('BUILT').then(async ({ createZoho }) => {
        await createZoho(${dependencies});
        const { crm } = await createZoho(${dependencies});
        const call = { organizationId: '1', apiDomain: 'https://www.zohoapis.eu' };
        const code = await crm.readOrganization(call).catch((error) => error.code);
        console.log(${isSdkLoaded}, code);
      });
    `);

    expect(printed.trim()).toBe('true organization-not-connected');
    expect(files).toEqual([]);
  });
});
