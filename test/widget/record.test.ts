import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aCrm, accounts, change } from './support/crm-data.ts';
import type { CrmCall } from './support/crm-pages.ts';
import { loadInWidget } from './support/load-in-widget.ts';
import { openStage, type Stage, visit } from './support/open-stage.ts';

describe('the widget before anybody signs in', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.stop());
  beforeEach(() => {
    const fresh = aCrm();
    Object.assign(stage.crm, {
      records: fresh.records,
      fieldList: fresh.fieldList,
      currentUser: fresh.currentUser,
    });
  });

  it('shows the record’s own classes and texts while our server has not answered', async () => {
    const { widget, page } = await visit(stage, {
      // A session that never answers: what is shown owes nothing to it.
      prepare: (page) => page.route('**/session*', () => {}),
    });

    await widget.getByRole('heading', { name: 'Acme Trading' }).waitFor();
    const badges = widget.getByRole('list', { name: 'Classes' }).getByRole('listitem');
    expect(await badges.allTextContents()).toEqual([
      'TierStrategic',
      'LifecycleRepeat',
      'Value TypeExtrinsic',
      'Value TierHigh',
      'RFM SegmentChampions',
      'RFM Score545',
    ]);
    expect(await widget.getByText(/^Agree the joint plan for next year/).isVisible()).toBe(true);
    expect(await widget.getByText(/^Own strategic-account team/).isVisible()).toBe(true);
    expect(await widget.getByText(/^Among the accounts that bring/).isVisible()).toBe(true);
    expect(await widget.getByRole('button', { name: 'Sign in with Zoho' }).count()).toBe(0);
    await page.close();
  });

  it('gives classes the colours of their definitions', async () => {
    const { widget } = await visit(stage);
    const strategic = widget.locator('.badge', { hasText: 'Strategic' });
    const unheardOf = widget.locator('.badge', { hasText: '545' });
    await strategic.waitFor();

    const colour = (element: Element) => getComputedStyle(element).getPropertyValue('--class');
    expect(await strategic.evaluate(colour)).toMatch(/^#[0-9a-f]{6}$/);
    expect(await strategic.evaluate(colour)).not.toBe(await unheardOf.evaluate(colour));
  });

  it('offers to sign in once it is certain that nobody is', async () => {
    const { widget } = await visit(stage);

    await widget.getByRole('button', { name: 'Sign in with Zoho' }).waitFor();
    expect(await widget.getByText('Signing in takes a click or two').isVisible()).toBe(true);
  });

  it('follows a change of the record', async () => {
    const { widget, page } = await visit(stage, { prepare: (page) => page.clock.install() });
    await widget.getByText('Strategic', { exact: true }).waitFor();

    change(stage.crm, accounts.acme, { Tier: 'Important' });
    await page.clock.runFor('00:16');

    await widget.getByText('Important', { exact: true }).waitFor();
    expect(await widget.getByText('Strategic', { exact: true }).count()).toBe(0);
  });

  it('says of an account without classes that they are to come', async () => {
    const load = { Entity: 'Accounts', EntityId: accounts.globex };
    const { widget } = await visit(stage, { load });

    await widget.getByRole('heading', { name: 'Globex' }).waitFor();
    expect(await widget.getByText('This account has no class yet.').isVisible()).toBe(true);
  });

  it('says of an organization without our fields what is missing', async () => {
    stage.crm.fieldList = stage.crm.fieldList.filter(({ custom_field: isCustom }) => !isCustom);
    const { widget } = await visit(stage);

    await widget.getByText('fields are not in this organization yet').waitFor();
  });

  it('says that a record is not shown to its reader', async () => {
    const load = { Entity: 'Accounts', EntityId: '999' };
    const { widget } = await visit(stage, { load });

    await widget.getByText('CRM does not show this record to you.').waitFor();
  });

  it.each([
    [
      'one account behind a button',
      { Entity: 'Accounts', EntityId: [accounts.acme] },
      'Acme Trading',
    ],
    [
      'several accounts',
      { Entity: 'Accounts', EntityId: ['1', '2'] },
      'Several accounts are selected.',
    ],
    ['a web tab', undefined, 'No account is open here.'],
    ['an id that is none', { Entity: 'Accounts', EntityId: '../../x' }, 'No account is open here.'],
    ['another module', { Entity: 'Deals', EntityId: '7' }, 'Tierwise describes accounts'],
  ])('understands a page about %s', async (_, load, said) => {
    const { widget } = await visit(stage, { load: load ?? {} });

    await widget.getByText(said).waitFor();
  });

  it('shows names and texts with markup as they are written', async () => {
    const name = '<img src=x onerror="document.title=1"><b>Acme</b> & "Co"';
    stage.crm.records[accounts.acme] = {
      id: accounts.acme,
      Account_Name: name,
    };
    change(stage.crm, accounts.acme, {
      Tier: '<i>Gold</i>',
      'Next Action': '<script>alert(1)</script>call',
    });
    const { widget } = await visit(stage);

    await widget.getByRole('heading', { level: 1 }).waitFor();
    expect(await widget.getByRole('heading', { level: 1 }).textContent()).toBe(name);
    expect(await widget.getByText('<i>Gold</i>').isVisible()).toBe(true);
    expect(await widget.getByText('<script>alert(1)</script>call').isVisible()).toBe(true);
    expect(await widget.locator('main img, main b, main i, main script').count()).toBe(0);
  });

  it('speaks the language of the CRM’s user, told as a flat object or as a list', async () => {
    stage.crm.currentUser = { full_name: 'Li Na', locale: 'zh_CN' };
    const { widget } = await visit(stage);

    await widget.getByRole('button', { name: '使用 Zoho 登录' }).waitFor();
    expect(await widget.locator('html').getAttribute('lang')).toBe('zh-CN');

    stage.crm.currentUser = { users: [{ locale: 'en_US' }] };
    const inEnglish = await visit(stage);
    await inEnglish.widget.getByRole('button', { name: 'Sign in with Zoho' }).waitFor();
  });

  it('turns to the other language on request, and remembers it', async () => {
    const first = await visit(stage);
    await first.widget.getByRole('button', { name: 'Sign in with Zoho' }).waitFor();
    await first.widget.getByRole('button', { name: '中文' }).click();
    await first.widget.getByRole('button', { name: '使用 Zoho 登录' }).waitFor();

    const second = await visit(stage, { context: first.context });
    await second.widget.getByRole('button', { name: '使用 Zoho 登录' }).waitFor();
  });

  it('makes its frame as high as what it holds', async () => {
    const { page, widget } = await visit(stage, { width: 320 });
    await widget.getByRole('button', { name: 'Sign in with Zoho' }).waitFor();

    const heightOf = () => page.locator('iframe').evaluate((frame) => frame.clientHeight);
    const content = await widget
      .locator('main')
      .evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
    await expect.poll(heightOf).toBe(content);
    expect(await widget.locator('html').evaluate((html) => html.scrollWidth)).toBe(320);
  });

  it('says that Zoho’s library is missing, and tries again on request', async () => {
    const { widget, page } = await visit(stage, {
      prepare: (page) => page.route('**/js-sdk/**', (route) => route.abort()),
    });
    await widget.getByText('Zoho’s library for widgets could not be loaded.').waitFor();

    await page.unroute('**/js-sdk/**');
    await widget.getByRole('button', { name: 'Try again' }).click();

    await widget.getByRole('heading', { name: 'Acme Trading' }).waitFor();
  });

  it('says outside a CRM page where it belongs', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.tierwise.url}/widget/index.html`);

    await page.getByText('Open an account in Zoho CRM to see it there.').waitFor();
    await page.close();
  });

  it('does not hear a stranger’s frame that pretends to be the CRM page', async () => {
    const { page, widget } = await visit(stage);
    await widget.getByRole('heading', { name: 'Acme Trading' }).waitFor();

    const before = stage.crmCalls.length;
    await page.evaluate(
      (attacker) => {
        const frame = document.createElement('iframe');
        frame.name = 'attacker';
        frame.src = attacker;
        document.body.append(frame);
      },
      `${stage.crmUrl.replace('127.0.0.1', 'evil.localhost')}/attacker?id=${accounts.globex}`,
    );
    await page.frameLocator('iframe[name=attacker]').getByText('attacked').waitFor();
    // A message of the CRM page's own comes behind the forged one, so once it is heard, that one has been passed by.
    await loadInWidget(page, accounts.acme);
    await expect.poll(() => readIds(stage.crmCalls.slice(before))).toContain(accounts.acme);

    expect(readIds(stage.crmCalls.slice(before))).not.toContain(accounts.globex);
    expect(await widget.getByRole('heading', { level: 1 }).textContent()).toBe('Acme Trading');
  });

  it('turns to another account when the CRM page does', async () => {
    const { page, widget } = await visit(stage);
    await widget.getByRole('heading', { name: 'Acme Trading' }).waitFor();

    await loadInWidget(page, accounts.globex);

    await widget.getByRole('heading', { name: 'Globex' }).waitFor();
  });
});

/** Ids of the records that a widget has asked for. */
function readIds(calls: readonly CrmCall[]): (string | undefined)[] {
  return calls.map(({ APIData }) => APIData?.RecordID);
}
