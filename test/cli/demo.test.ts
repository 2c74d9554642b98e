import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { FrameLocator, Page } from 'playwright-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DemoFile } from '../../src/cli/demo/demo-file.ts';
import { openBrowser } from '../support/open-browser.ts';
import { aFolder } from './run-tierwise.ts';

const command = join(process.cwd(), 'dist/cli.js');

describe('tierwise demo', { timeout: 240_000 }, () => {
  const running = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
    running.clear();
  });

  /** Runs the command in a folder, as in a terminal of its own. */
  function start(cwd: string, ...args: string[]) {
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const child = spawn(command, args, { cwd, env });
    running.add(child);
    const ended = once(child, 'exit').then(([code]) => code as number | null);
    return { child, ended, out: text(child.stdout), err: text(child.stderr) };
  }

  async function ended(cwd: string, ...args: string[]) {
    const { out, err, ended } = start(cwd, ...args);
    return { code: await ended, out: await out, err: await err };
  }

  function demoFile(cwd: string): DemoFile | undefined {
    const path = join(cwd, '.tierwise/demo.json');
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  }

  async function untilUp(cwd: string) {
    return vi.waitFor(
      () => {
        const details = demoFile(cwd)?.details;
        if (!details) throw new Error('the demo is not up');
        return details;
      },
      { timeout: 120_000 },
    );
  }

  it('shows badges and the widget in the browser, and both follow a deal that is won', async () => {
    const cwd = aFolder();
    const demo = start(cwd, 'demo', '--language', 'en');
    const details = await untilUp(cwd);
    const browser = await openBrowser({ blocksThirdPartyCookies: true });
    try {
      const page = await browser.newPage({ locale: 'en-GB' });
      await page.goto(`${details.crmUrl}/crm/${details.domainName}/tab/Accounts`);
      await page.getByLabel(details.manager).check();
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Accounts' }).waitFor();
      expect(await page.getByText('1,000 accounts').isVisible()).toBe(true);
      expect(await page.getByText('Strategic', { exact: true }).count()).toBeGreaterThan(1);

      const [first] = details.toWin;
      await page.goto(
        `${details.crmUrl}/crm/${details.domainName}/tab/Accounts/${first?.accountId}`,
      );
      const widget = page.frameLocator('iframe');
      await signIn(page, widget);
      await widget.getByText('Why these classes').waitFor();
      const before = { record: await recordOf(page), widget: await badgesOf(widget) };

      const win = await ended(cwd, 'demo', '--win-deal', '--language', 'en');

      expect(win).toMatchObject({ code: 0, err: '' });
      expect(win.out).toContain('deal won');
      expect(win.out).toMatch(/Tier|Lifecycle|Value Tier/);
      await vi.waitFor(
        async () => {
          expect(await recordOf(page)).not.toBe(before.record);
          expect(await badgesOf(widget)).not.toBe(before.widget);
        },
        { timeout: 60_000 },
      );
    } finally {
      await browser.close();
    }
    demo.child.kill('SIGINT');
    expect(await demo.ended).toBe(0);
    const out = await demo.out;
    expect(out).toContain('1000 accounts classified');
    expect(out).toMatch(/the least possible is \d+: ratio (0\.\d\d|1\.0\d|1\.10)\n/);
  });

  it('leaves nothing behind when it is stopped', async () => {
    const cwd = aFolder();
    const demo = start(cwd, 'demo');
    const details = await untilUp(cwd);
    const folder = demoFile(cwd)?.folder ?? '';
    expect(existsSync(folder)).toBe(true);
    demo.child.kill('SIGTERM');

    expect(await demo.ended).toBe(0);
    expect(demoFile(cwd)).toBeUndefined();
    expect(existsSync(folder)).toBe(false);
    for (const url of [details.crmUrl, details.accountsUrl, details.serverUrl])
      expect(await isListening(url)).toBe(false);
  });

  it('runs once per folder, and clears away what a killed one has left', async () => {
    const cwd = aFolder();
    const killed = start(cwd, 'demo');
    await untilUp(cwd);
    const { pid, folder } = demoFile(cwd) ?? { pid: 0, folder: '' };

    const second = await ended(cwd, 'demo', '--language', 'en');
    expect(second.code).not.toBe(0);
    expect(second.err).toContain(`process (${pid})`);

    killed.child.kill('SIGKILL');
    await killed.ended;
    const orphan = await ended(cwd, 'demo', '--win-deal', '--language', 'en');
    expect(orphan.code).not.toBe(0);
    expect(orphan.err).toContain('no longer running');

    const next = start(cwd, 'demo');
    await vi.waitFor(() => expect(demoFile(cwd)?.pid).toBe(next.child.pid), { timeout: 120_000 });
    await untilUp(cwd);
    expect(existsSync(folder)).toBe(false);
    next.child.kill('SIGINT');
    await next.ended;
  });

  it('says what is wrong with an account that cannot be won for', async () => {
    const cwd = aFolder();
    expect((await ended(cwd, 'demo', '--win-deal', '--language', 'en')).err).toContain(
      'No demo runs in this folder.',
    );

    const demo = start(cwd, 'demo', '--language', 'en');
    await untilUp(cwd);
    const unknown = await ended(cwd, 'demo', '--win-deal', 'Nobody & Sons', '--language', 'en');
    const several = await ended(cwd, 'demo', '--win-deal', 'Pte', '--language', 'en');

    expect(unknown.err).toContain('no account “Nobody & Sons”');
    expect(several.err).toContain('Several accounts match “Pte”');
    expect([unknown.code, several.code]).not.toContain(0);
    demo.child.kill('SIGINT');
    await demo.ended;
  });

  it('refuses options it does not know', async () => {
    const cwd = aFolder();
    const seed = await ended(cwd, 'demo', '--seed', 'many', '--language', 'en');
    const other = await ended(cwd, 'demo', '--fast', '--language', 'en');

    expect(seed.err).toContain('--seed takes a whole number, not “many”.');
    expect(other.err).toContain('--fast');
    expect([seed.code, other.code]).not.toContain(0);
    expect(demoFile(cwd)).toBeUndefined();
  });
});

async function signIn(page: Page, widget: FrameLocator): Promise<void> {
  const opened = page.waitForEvent('popup');
  await widget.getByRole('button', { name: 'Sign in with Zoho' }).click();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  const accept = popup.getByRole('button', { name: 'Accept' });
  await Promise.race([closed, accept.click().catch(() => {})]);
  await closed;
}

/** What the CRM's page says of the classes. */
function recordOf(page: Page): Promise<string | null> {
  return page.getByRole('region', { name: 'Classification' }).textContent();
}

/** What the widget's badges say. */
function badgesOf(widget: FrameLocator): Promise<string | null> {
  return widget.getByRole('list', { name: 'Classes' }).textContent();
}

function isListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });
}
