import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aCard } from './support/a-card.ts';
import { aClass } from './support/card-parts.ts';
import { classRow, unfold } from './support/class-row.ts';
import { comeBack } from './support/come-back.ts';
import { accounts } from './support/crm-data.ts';
import { loadInWidget } from './support/load-in-widget.ts';
import {
  openStage,
  type Stage,
  signIn,
  type VisitOptions,
  visit,
  visitSignedIn,
} from './support/open-stage.ts';

describe('the card, as time goes by', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.stop());
  afterEach(async () => {
    stage.tierwise.showAccount = aCard;
    for (const context of stage.browser.contexts()) await context.close();
  });

  const signedIn = (options?: VisitOptions) => visitSignedIn(stage, options);

  it('shows a change within seconds, and leaves what was unfolded as it was', async () => {
    const { widget } = await signedIn();
    await unfold(classRow(widget, 'Tier'));
    stage.tierwise.showAccount = (id, language) => {
      const card = aCard(id, language);
      const tier = aClass({ value: 'important', label: 'Important', reason: 'High value.' });
      return { ...card, classes: [tier, ...card.classes.slice(1)] };
    };

    await widget.getByText('High value.').waitFor({ timeout: 30_000 });
    expect(
      await widget.getByRole('list', { name: 'Classes' }).getByText('Important').isVisible(),
    ).toBe(true);
  });

  it('is not sent again while nothing has changed', async () => {
    const { page } = await signedIn();
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/api/accounts/')) statuses.push(response.status());
    });

    await expect.poll(() => statuses).toEqual([304]);
  });

  it('asks for nothing while nobody can see it', async () => {
    const { page, widget } = await signedIn({ prepare: (page) => page.clock.install() });
    const asked: (() => Promise<void>)[] = [];
    await page.route('**/api/accounts/**', (route) => {
      asked.push(() => route.continue());
    });
    await comeBack({ widget });
    await expect.poll(() => asked.length).toBe(1);

    await widget.locator('html').evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const answered = page.waitForResponse('**/api/accounts/**');
    for (const letGo of asked) await letGo();
    await (await answered).finished();
    await page.clock.runFor('02:00');

    expect(asked).toHaveLength(1);
  });

  it('tells a failure with its remedy, and tries again on request', async () => {
    stage.tierwise.showAccount = () => 'crm-unavailable';
    const seen = await visit(stage);
    await signIn(seen);
    const alert = seen.widget.getByRole('alert');
    await alert.getByText('Zoho CRM does not answer properly').waitFor();
    expect(await alert.getByText('Nothing to do: the work is tried again.').isVisible()).toBe(true);
    expect(await seen.widget.getByText('Strategic', { exact: true }).isVisible()).toBe(true);

    stage.tierwise.showAccount = aCard;
    await alert.getByRole('button', { name: 'Try again' }).click();

    await seen.widget.getByText('Agree a joint plan').waitFor();
    expect(await seen.widget.getByRole('alert').count()).toBe(0);
  });

  it('keeps what it shows when the server cannot be reached for a while, and says so', async () => {
    const seen = await signedIn();
    await seen.page.route('**/api/accounts/**', (route) => route.abort());
    await comeBack(seen);
    await comeBack(seen);

    await seen.widget.getByText('The Tierwise server cannot be reached.').waitFor();
    expect(await seen.widget.getByText('Agree a joint plan').isVisible()).toBe(true);
    await seen.page.unroute('**/api/accounts/**');
    await comeBack(seen);
    await seen.widget
      .getByText('The Tierwise server cannot be reached.')
      .waitFor({ state: 'detached' });
  });

  it('belongs to the account in sight, however late an answer comes', async () => {
    const seen = await signedIn();
    const held: (() => Promise<void>)[] = [];
    await seen.page.route(`**/api/accounts/${accounts.acme}?*`, (route) => {
      held.push(() => route.continue());
    });
    stage.tierwise.showAccount = (id, language) =>
      aCard(id, language, { account: { id, name: id === accounts.acme ? 'Acme' : 'Globex' } });
    await comeBack(seen);
    await expect.poll(() => held.length).toBeGreaterThan(0);

    await loadInWidget(seen.page, accounts.globex);
    await seen.widget.getByRole('heading', { name: 'Globex' }).waitFor();
    const answered = seen.page.waitForResponse(`**/api/accounts/${accounts.acme}?*`);
    for (const letGo of held) await letGo();
    await (await answered).finished();

    expect(await seen.widget.getByRole('heading', { level: 1 }).textContent()).toBe('Globex');
  });
});
