import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * Starts Chromium as people have it. Never with the flags its package proposes: they switch web security off, and with it
 * what is to be tested.
 *
 * @param blocksThirdPartyCookies as browsers do more and more. @default false
 */
export async function openBrowser({
  blocksThirdPartyCookies = false,
}: {
  blocksThirdPartyCookies?: boolean;
} = {}): Promise<Browser> {
  return playwright.launch({
    executablePath: await unpackChromium(),
    args: [
      '--no-sandbox',
      // Takes the place of Playwright's own list, which switches the partitioning of third-party storage off.
      '--disable-features=HttpsUpgrades',
      ...(blocksThirdPartyCookies ? ['--test-third-party-cookie-phaseout'] : []),
    ],
  });
}

/**
 * The browser out of its npm package, unpacked once per machine. The package unpacks to a fixed place and takes a half
 * written file for a whole one, so each process unpacks into a folder of its own, and the first to finish gives its to all.
 */
async function unpackChromium(): Promise<string> {
  const shared = join(tmpdir(), 'tierwise-chromium-147');
  const executable = join(shared, 'chromium');
  if (existsSync(executable)) return executable;
  const own = mkdtempSync(join(tmpdir(), 'tierwise-chromium-'));
  const usual = process.env['TMPDIR'];
  process.env['TMPDIR'] = own;
  try {
    await chromium.executablePath();
  } finally {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  }
  try {
    renameSync(own, shared);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (!existsSync(executable)) throw error;
  }
  return executable;
}
