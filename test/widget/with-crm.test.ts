import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { openBrowser } from '../support/open-browser.ts';
import { startWorld, type World } from '../support/start-world.ts';
import type { CrmData } from './support/crm-data.ts';
import { crmPages } from './support/crm-pages.ts';

describe('the widget in a CRM', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    world = await startWorld(anOrganization(), {
      pages: ({ apiUrl }) =>
        crmPages({
          crm: crmOver(apiUrl, () => tokenOf(known.rep)),
          widgetUrl: () => `${world.tierwise.publicUrl}/widget/index.html`,
        }),
    });
    await world.install('en');
    browser = await openBrowser({ blocksThirdPartyCookies: true });
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
  });

  function tokenOf(userId: string): string {
    const { zgid } = known;
    const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.users.READ'];
    return world.emulator.grantTokens({ clientId: 'crm', zgid, userId, scopes }).accessToken;
  }

  async function openAccount(page: Page, accountId: string): Promise<FrameLocator> {
    page.setDefaultTimeout(15_000);
    const load = JSON.stringify({ Entity: 'Accounts', EntityId: accountId });
    await page.goto(`${world.emulator.apiUrl}/page?${new URLSearchParams({ load })}`);
    return page.frameLocator('iframe[title=Tierwise]');
  }

  /** What Acme's record says in one of our fields. */
  async function inRecord(key: string): Promise<string> {
    const organization = await world.tierwise.store.organizations.find(known.zgid);
    const record: Record<string, unknown> = world.organization.record('Accounts', known.acme) ?? {};
    return String(record[organization?.fields[key]?.apiName ?? '']);
  }

  it('leads a rep from the record through Zoho’s sign-in to the card, and keeps up with the CRM', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    const widget = await openAccount(page, known.acme);
    const badges = widget.getByRole('list', { name: 'Classes' });
    const before = await inRecord('lifecycle');
    await badges.getByText(before).waitFor();
    expect(await widget.getByText(await inRecord('reason')).isVisible()).toBe(true);
    expect(await widget.getByText(await inRecord('next-action')).isVisible()).toBe(true);

    await signInAs('rep@zylker.example', page, widget);
    await widget.getByText('signed in as Rey Pan').waitFor();
    expect(await widget.getByText('1 counted').isVisible()).toBe(true);
    expect(await badges.getByText(before).isVisible()).toBe(true);

    world.win(known.acme, { amount: 90_000 });
    await world.settle();

    const after = await inRecord('lifecycle');
    expect(after).not.toBe(before);
    await badges.getByText(after).waitFor();
    expect(await widget.getByText('2 counted').isVisible()).toBe(true);
    await page.close();
  });

  it('shows no account that the rep may not read', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    const widget = await openAccount(page, known.globex);
    await widget.getByText('CRM does not show this record to you.').waitFor();

    await signInAs('rep@zylker.example', page, widget);

    await widget.getByText('You may not see this account.').waitFor();
    expect(await widget.getByText('Globex').count()).toBe(0);
    await page.close();
  });
});

/** Through the popup, and through Zoho's own pages in it; those ask for consent only once. */
async function signInAs(email: string, page: Page, widget: FrameLocator): Promise<void> {
  const opened = page.waitForEvent('popup');
  await widget.getByRole('button', { name: 'Sign in with Zoho' }).click();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await popup.getByLabel(email).check();
  await popup.getByRole('button', { name: 'Sign in' }).click();
  const accept = popup.getByRole('button', { name: 'Accept' });
  await Promise.race([closed, accept.click().catch(() => {})]);
  await closed;
}

/** The CRM's own API as its pages use it, on behalf of one user. */
function crmOver(apiUrl: string, token: () => string): CrmData {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${apiUrl}/crm/v8${path}`, {
      headers: { Authorization: `Zoho-oauthtoken ${token()}` },
    });
    return response.status === 200 ? response.json() : { data: [] };
  };
  return {
    record: (module, id) => get(`/${module}/${id}`),
    fields: (module) => get(`/settings/fields?module=${module}`),
    user: () => get('/users?type=CurrentUser'),
  };
}
