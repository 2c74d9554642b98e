import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/app/errors.ts';
import { openStage, type Stage } from './support/open-stage.ts';

describe('the pages beside the card', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.stop());
  afterEach(async () => {
    for (const context of stage.browser.contexts()) await context.close();
  });

  async function open(path: string, locale = 'en-GB'): Promise<Page> {
    const context = await stage.browser.newContext({ locale });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await page.goto(stage.tierwise.url + path);
    return page;
  }

  describe('after signing in', () => {
    it('says what to do when the page that began it is gone', async () => {
      const page = await open('/widget/signed-in.html?language=en#ticket');

      await page.getByText('The page that began this sign-in is gone.').waitFor();
      expect(page.url()).not.toContain('ticket');
    });

    it('says in words what went wrong, and in none of the address’s own', async () => {
      const refused = await open('/widget/signed-in.html?language=zh#failure=consent-refused');
      await refused.getByText('您没有在登录窗口中授权。').waitFor();

      const invented = await open('/widget/signed-in.html?language=en#failure=call-555-now');
      await invented.getByText('The sign-in did not work.').waitFor();
      expect(await invented.locator('body').textContent()).not.toContain('555');
    });

    it('is where a browser ends that comes back from Zoho with a state nobody knows', async () => {
      const page = await open('/oauth/callback?state=unknown&code=x');

      await page.getByText('This sign-in is no longer valid.').waitFor();
    });
  });

  describe('while an organization is installed', () => {
    const running = { state: 'running', step: 'read-accounts', done: 400, total: 1000 } as const;

    it('shows the steps, how far the present one has come, and the credits spent', async () => {
      Object.assign(stage.tierwise.progress, running, { credits: 57, error: undefined });
      const page = await open(`/widget/progress.html?language=en#${stage.tierwise.progressLink()}`);

      await page.getByRole('heading', { name: 'Setting up Zylker' }).waitFor();
      const bar = page.getByRole('progressbar', { name: 'Read the accounts' });
      expect(await bar.evaluate((it: HTMLProgressElement) => it.position)).toBe(0.4);
      expect(await page.getByText('400 of 1,000').isVisible()).toBe(true);
      expect(await page.getByText('API credits used: 57').isVisible()).toBe(true);
      expect(await page.locator('[aria-current=step]').textContent()).toContain(
        'Read the accounts',
      );
      const done = await page.locator('.step-done .step-name').allTextContents();
      expect(done).toEqual(['Create the class fields', 'Subscribe to changes']);
    });

    it('follows until the end, and then says what comes next', async () => {
      Object.assign(stage.tierwise.progress, running);
      const page = await open(`/widget/progress.html?language=en#${stage.tierwise.progressLink()}`);
      await page.getByText('400 of 1,000').waitFor();

      Object.assign(stage.tierwise.progress, { state: 'finished', step: 'done', done: 1000 });

      await page.getByText('Every account is classified.').waitFor();
      const address = page.getByRole('textbox', { name: 'Address of the widget' });
      expect(await address.inputValue()).toBe(`${stage.tierwise.url}/widget/index.html`);
      expect(await page.getByRole('progressbar').count()).toBe(0);
    });

    it('says how to make the lists that the CRM does not let us make', async () => {
      const list = {
        name: 'Tier: Strategic',
        field: 'Tier',
        comparator: 'is',
        value: 'Strategic',
      };
      Object.assign(stage.tierwise.progress, { state: 'finished', listsToMake: [list] });
      const page = await open(`/widget/progress.html?language=en#${stage.tierwise.progressLink()}`);

      await page.getByRole('heading', { name: 'Lists of accounts to make by hand' }).waitFor();
      const cells = await page.getByRole('cell').allTextContents();
      expect(cells).toEqual(['Tier: Strategic', 'Tier is Strategic']);
      Object.assign(stage.tierwise.progress, { listsToMake: [] });
    });

    it('makes an address for workflow webhooks', async () => {
      Object.assign(stage.tierwise.progress, { state: 'finished', step: 'done' });
      const page = await open(`/widget/progress.html?language=en#${stage.tierwise.progressLink()}`);
      await page.getByRole('button', { name: 'Make a webhook address' }).click();

      const url = page.getByRole('textbox', { name: 'URL to notify (POST)' });
      await url.waitFor();
      expect(await url.inputValue()).toMatch(/^http:\/\/localhost:\d+\/zoho\/webhooks\/.{32}$/);
      const token = page.getByRole('textbox', { name: 'Header X-Tierwise-Token' });
      expect(await token.inputValue()).toMatch(/^.{32}$/);
    });

    it('tells a failure with its remedy in the reader’s language', async () => {
      Object.assign(stage.tierwise.progress, {
        state: 'failed',
        step: 'create-fields',
        error: new AppError('crm-access-revoked'),
      });
      const page = await open(`/widget/progress.html?language=zh#${stage.tierwise.progressLink()}`);

      await page.getByText('Zoho 已不再接受我们对该组织的访问授权。').waitFor();
      expect(await page.getByText('请重新连接该组织。').isVisible()).toBe(true);
      expect(await page.getByRole('link', { name: '重新连接' }).isVisible()).toBe(true);
    });

    it('opens nothing without a link, or with one that nobody signed', async () => {
      for (const fragment of ['', '#e30.e30']) {
        const page = await open(`/widget/progress.html?language=en${fragment}`);
        await page.getByText('This page opens from the link').waitFor();
      }
    });
  });

  describe('at the door', () => {
    it('leads from the front page to Zoho with data center and language', async () => {
      const page = await open('/');
      await page.getByRole('heading', { name: 'Connect your Zoho CRM' }).waitFor();
      await page.getByLabel('Data center').selectOption({ label: 'China (zoho.com.cn)' });
      await page.getByLabel('Language of the fields').selectOption('中文');

      const asked = page.waitForRequest((request) => request.url().includes('/connect'));
      await page.getByRole('link', { name: 'Connect' }).click();

      const { pathname, searchParams } = new URL((await asked).url());
      expect([pathname, Object.fromEntries(searchParams)]).toEqual([
        '/connect',
        { dataCenter: 'com.cn', language: 'zh' },
      ]);
      await page.waitForURL(`${stage.crmUrl}/consent?**`);
    });

    it('offers the data centers that the server knows', async () => {
      const page = await open('/');
      const options = page.getByLabel('Data center').getByRole('option');

      await expect
        .poll(() => options.allTextContents())
        .toEqual(['United States (zoho.com)', 'Europe (zoho.eu)', 'China (zoho.com.cn)']);
    });

    it('greets in the browser’s language', async () => {
      const page = await open('/', 'zh-CN');

      await page.getByRole('heading', { name: '连接您的 Zoho CRM' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    });
  });
});
