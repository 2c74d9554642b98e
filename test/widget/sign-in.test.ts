import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { comeBack } from './support/come-back.ts';
import { accounts } from './support/crm-data.ts';
import { openStage, type Stage, signIn, visit } from './support/open-stage.ts';

const signInButton = { name: 'Sign in with Zoho' };

describe('signing in', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage({ blocksThirdPartyCookies: true });
  });
  afterAll(() => stage.stop());
  afterEach(async () => {
    stage.tierwise.readable = undefined;
    await stage.tierwise.setConnected(true);
    for (const context of stage.browser.contexts()) await context.close();
  });

  it('leads from the button through the popup to the card', async () => {
    const seen = await visit(stage);
    await signIn(seen);

    await seen.widget.getByText('Agree a joint plan').waitFor();
    expect(await seen.widget.getByText('signed in as Rey Pan').isVisible()).toBe(true);
    expect(await seen.widget.getByRole('button', signInButton).count()).toBe(0);
  });

  it('goes on reading at the next action for whoever uses the keyboard', async () => {
    const seen = await visit(stage);
    const { page, widget } = seen;
    await widget.getByRole('button', signInButton).focus();
    const opened = page.waitForEvent('popup');
    await page.keyboard.press('Enter');
    await (await opened).getByRole('link', { name: 'Accept' }).click();

    const heading = widget.getByRole('heading', { name: 'Next action' });
    await expect.poll(() => heading.evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('keeps the bearer out of everything that lasts', async () => {
    const seen = await visit(stage);
    await signIn(seen);
    await seen.widget.getByText('Agree a joint plan').waitFor();

    const stored = await seen.widget.locator('html').evaluate(() => ({
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      history: location.href,
    }));
    expect(stored.local).toEqual({});
    expect(stored.session).toEqual({});
    expect(stored.cookies).toBe('');
    expect(stored.history).not.toContain('Bearer');
  });

  it('sets a cookie that belongs to frames under this CRM’s site alone', async () => {
    const seen = await visit(stage);
    await signIn(seen);
    await seen.widget.getByText('Agree a joint plan').waitFor();

    expect(await cookiesOf(seen.context)).toEqual([
      {
        name: '__Host-tierwise-session',
        domain: 'localhost',
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'None',
        partitionKey: 'http://127.0.0.1',
      },
    ]);
  });

  it('is needed once, not on every account page', async () => {
    const first = await visit(stage);
    await signIn(first);
    await first.widget.getByText('Agree a joint plan').waitFor();

    const load = { Entity: 'Accounts', EntityId: accounts.globex };
    const second = await visit(stage, { context: first.context, load });

    await second.widget.getByText('signed in as Rey Pan').waitFor();
  });

  it('is noticed by pages that were open before, when somebody comes back to them', async () => {
    const open = await visit(stage);
    await open.widget.getByRole('button', signInButton).waitFor();
    await signIn(await visit(stage, { context: open.context }));

    await comeBack(open);

    await open.widget.getByText('signed in as Rey Pan').waitFor();
  });

  it('is needed anew where our frame stands in a page of another site', async () => {
    const first = await visit(stage);
    await signIn(first);
    await first.widget.getByText('Agree a joint plan').waitFor();

    const elsewhere = await visit(stage, { context: first.context, host: 'other.localhost' });

    await elsewhere.widget.getByRole('button', signInButton).waitFor();
    expect(await elsewhere.widget.getByText('signed in as').count()).toBe(0);
  });

  it('works although this browser refuses ordinary third-party cookies', async () => {
    const { page } = await visit(stage);
    const address = `${stage.crmUrl.replace('127.0.0.1', 'other.localhost')}/cookie`;
    for (let call = 0; call < 2; call++) {
      await page.evaluate(
        (url) => fetch(url, { mode: 'no-cors', credentials: 'include' }).then(() => undefined),
        address,
      );
    }

    expect(stage.cookiesSeen).toEqual([undefined, undefined]);
  });

  it('says what to do when the browser blocks the popup', async () => {
    const { widget } = await visit(stage, { sandbox: 'allow-scripts allow-same-origin' });
    await widget.getByRole('button', signInButton).click();

    await widget.getByText('Your browser has blocked the sign-in window.').waitFor();
    expect(await widget.getByRole('button', signInButton).isVisible()).toBe(true);
  });

  it('says so when the popup was closed, and can be begun again', async () => {
    const seen = await visit(stage);
    const opened = seen.page.waitForEvent('popup');
    await seen.widget.getByRole('button', signInButton).click();
    await seen.widget.getByText('Go on in the window that has opened.').waitFor();
    await (await opened).close();

    await seen.widget.getByText('The sign-in window was closed before').waitFor();
    await signIn(seen);
    await seen.widget.getByText('Agree a joint plan').waitFor();
  });

  it('can be called off', async () => {
    const seen = await visit(stage);
    const opened = seen.page.waitForEvent('popup');
    await seen.widget.getByRole('button', signInButton).click();
    const popup = await opened;
    const closed = popup.waitForEvent('close');
    await seen.widget.getByRole('button', { name: 'Cancel' }).click();

    await closed;
    await seen.widget.getByRole('button', signInButton).waitFor();
    expect(await seen.widget.getByRole('alert').count()).toBe(0);
  });

  it('gives up after ten minutes', async () => {
    const seen = await visit(stage, { prepare: (page) => page.clock.install() });
    const opened = seen.page.waitForEvent('popup');
    await seen.widget.getByRole('button', signInButton).click();
    await opened;
    await seen.page.clock.runFor('10:01');

    await seen.widget.getByText('The sign-in took too long.').waitFor();
  });

  it('says so when access was refused at Zoho', async () => {
    const seen = await visit(stage);
    const opened = seen.page.waitForEvent('popup');
    await seen.widget.getByRole('button', signInButton).click();
    const popup = await opened;
    const closed = popup.waitForEvent('close');
    await popup.getByRole('link', { name: 'Reject' }).click();

    await closed;
    await seen.widget.getByText('Access was not granted in the sign-in window.').waitFor();
  });

  it('says so when the organization is not connected', async () => {
    await stage.tierwise.setConnected(false);
    const seen = await visit(stage);
    await signIn(seen);

    await seen.widget.getByText('Your organization is not connected to Tierwise.').waitFor();
  });

  it('takes a ticket from the popup alone', async () => {
    const seen = await visit(stage);
    const opened = seen.page.waitForEvent('popup');
    await seen.widget.getByRole('button', signInButton).click();
    const popup = await opened;
    await seen.page.evaluate((origin) => {
      const message = { type: 'tierwise:signed-in', ticket: 'forged' };
      (window as { frames: Record<number, Window> }).frames[0]?.postMessage(message, origin);
    }, stage.tierwise.url);
    await popup.getByRole('link', { name: 'Accept' }).click();

    await seen.widget.getByText('Agree a joint plan').waitFor();
  });

  it('renews a bearer that is over without a word', async () => {
    const seen = await visit(stage);
    await signIn(seen);
    await seen.widget.getByText('Agree a joint plan').waitFor();

    stage.tierwise.advance(11 * 60_000);
    const renewed = seen.page.waitForResponse(
      (response) => response.url().includes('/session') && response.status() === 200,
    );
    await comeBack(seen);

    await renewed;
    expect(await seen.widget.getByText('signed in as Rey Pan').isVisible()).toBe(true);
    expect(await seen.widget.getByRole('button', signInButton).count()).toBe(0);
  });

  it('outlives a while without a server', async () => {
    const seen = await visit(stage);
    await signIn(seen);
    await seen.widget.getByText('Agree a joint plan').waitFor();

    stage.tierwise.advance(11 * 60_000);
    await seen.page.route('**/session?*', (route) => route.abort());
    await comeBack(seen);
    await comeBack(seen);
    await seen.widget.getByText('The Tierwise server cannot be reached.').waitFor();
    expect(await seen.widget.getByRole('button', signInButton).count()).toBe(0);
    await seen.page.unroute('**/session?*');
    await comeBack(seen);

    await seen.widget
      .getByText('The Tierwise server cannot be reached.')
      .waitFor({ state: 'detached' });
    expect(await seen.widget.getByRole('button', signInButton).count()).toBe(0);
  });

  it('is asked for again when the session is over, and what was shown stays', async () => {
    const seen = await visit(stage);
    await signIn(seen);
    await seen.widget.getByText('Agree a joint plan').waitFor();

    stage.tierwise.advance(9 * 3_600_000);
    await comeBack(seen);

    await seen.widget.getByText('Your sign-in is over').waitFor();
    expect(await seen.widget.getByText('Agree a joint plan').isVisible()).toBe(true);
    await signIn(seen);
    await seen.widget.getByText('Your sign-in is over').waitFor({ state: 'detached' });
  });

  it('opens no account that the person may not read in the CRM', async () => {
    stage.tierwise.readable = new Set([accounts.globex]);
    const seen = await visit(stage);
    await signIn(seen);

    await seen.widget.getByText('You may not see this account.').waitFor();
    expect(await seen.widget.getByText('Agree a joint plan').count()).toBe(0);
    expect(await seen.widget.getByText('Strategic', { exact: true }).isVisible()).toBe(true);
  });
});

async function cookiesOf(context: BrowserContext) {
  const cookies = await context.cookies();
  return cookies.map(({ name, domain, path, httpOnly, secure, sameSite, partitionKey }) => ({
    name,
    domain,
    path,
    httpOnly,
    secure,
    sameSite,
    partitionKey,
  }));
}
