import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aCard } from './support/a-card.ts';
import { aPlay } from './support/card-parts.ts';
import { classRow, unfold } from './support/class-row.ts';
import { loadChineseFont } from './support/load-chinese-font.ts';
import { openStage, type Stage, type VisitOptions, visitSignedIn } from './support/open-stage.ts';

describe('the card of an account', () => {
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

  it('begins with the next action: what, who, when and why', async () => {
    const { widget } = await signedIn();
    const next = widget.getByRole('region', { name: 'Next action' });

    expect(await next.getByText('Agree a joint plan').isVisible()).toBe(true);
    expect(await next.getByText('Agree goals, investment and contacts').isVisible()).toBe(true);
    expect(await next.getByText('Account manager').isVisible()).toBe(true);
    expect(await next.getByText('by 12 Jul 2026').isVisible()).toBe(true);
    expect(await next.getByText('It brings 12% of revenue.').isVisible()).toBe(true);
  });

  it('says so when nothing is due', async () => {
    stage.tierwise.showAccount = (id, language) =>
      aCard(id, language, { strategy: { plays: [aPlay({ isWaiting: true })] } });
    const { widget } = await signedIn();

    expect(await widget.getByText('Nothing is due for this account.').isVisible()).toBe(true);
    expect(await widget.getByText('1 more play').isVisible()).toBe(true);
  });

  it('lists what else matters now, and folds the rest away', async () => {
    const { widget } = await signedIn();
    const plays = widget.getByRole('region', { name: 'Also to do' });

    expect(await plays.getByText('Find out why it is late').isVisible()).toBe(true);
    expect(await plays.getByText('overdue').first().isVisible()).toBe(true);
    expect(await plays.getByText('Greet at the holidays').isVisible()).toBe(false);
    await plays.getByText('2 more plays').click();
    expect(await plays.getByText('Greet at the holidays').isVisible()).toBe(true);
    expect(await plays.getByText('later').isVisible()).toBe(true);
  });

  it('marks what is provisional and what is unknown', async () => {
    const { widget } = await signedIn();
    const badges = widget.getByRole('list', { name: 'Classes' });

    expect(await badges.getByText('At Risk · provisional').isVisible()).toBe(true);
    expect(await badges.getByText('Unknown').count()).toBe(0);
    expect(
      await classRow(widget, 'Value Type').getByText('Unknown', { exact: true }).isVisible(),
    ).toBe(true);
  });

  it('explains a class: reason, evidence, distance, override, last change, coverage', async () => {
    const { widget } = await signedIn();
    const tier = await unfold(classRow(widget, 'Tier'));
    const lifecycle = await unfold(classRow(widget, 'Lifecycle'));
    const value = await unfold(classRow(widget, 'Value Tier'));

    expect(await tier.getByText(/^It is among the accounts/).isVisible()).toBe(true);
    expect(
      await tier.getByRole('row', { name: 'Won deals in the window ¥1,240,000' }).isVisible(),
    ).toBe(true);
    expect(await tier.getByText('Was Important until 3 Mar 2026').isVisible()).toBe(true);
    expect(await lifecycle.getByText('1 more deal won → Repeat').isVisible()).toBe(true);
    expect(
      await lifecycle
        .getByText('Set by hand; computed: Repeat. Reason given: chosen in the CRM')
        .isVisible(),
    ).toBe(true);
    expect(await lifecycle.getByText('Holds until 31 Dec 2026.').isVisible()).toBe(true);
    expect(await value.getByText('Rests on 85% of the facts').isVisible()).toBe(true);
  });

  it('tells deals that count from those that do not, and why', async () => {
    const { widget } = await signedIn();
    const deals = widget.getByRole('region', { name: 'Deals' });
    await deals.getByText('14 counted').click();

    expect(await deals.getByText('3 left out').isVisible()).toBe(true);
    expect(
      await deals.getByRole('row', { name: 'Order 2026-06 3 Jun 2026 ¥82,000' }).isVisible(),
    ).toBe(true);
    expect(await deals.getByRole('row', { name: 'won without a closing date 1' }).isVisible()).toBe(
      true,
    );
  });

  it('opens deals and accounts of the group in the CRM', async () => {
    const { widget } = await signedIn();
    await widget.getByText('14 counted').click();
    await widget.getByRole('button', { name: 'Order 2026-06' }).click();
    await widget.getByText('1 other account').click();
    await widget.getByRole('button', { name: 'Acme Logistics' }).click();

    const opened = () =>
      stage.crmCalls.filter(({ category }) => category === 'UI').map(({ data }) => data);
    await expect.poll(opened).toEqual([
      { Entity: 'Deals', RecordID: '901', target: '_blank' },
      { Entity: 'Accounts', RecordID: '5540230000000300009', target: '_blank' },
    ]);
  });

  it('can be read to the end with the keyboard alone', async () => {
    const { page, widget } = await signedIn();
    await classRow(widget, 'Tier').locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await widget.getByText(/^It is among the accounts/).isVisible()).toBe(true);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await widget.getByText('Value 0.91 of 1').isVisible()).toBe(true);
    const outline = await widget
      .locator(':focus')
      .evaluate((it) => getComputedStyle(it).outlineStyle);
    expect(outline).toBe('solid');
  });

  it('is in the reader’s language throughout', async () => {
    const { widget } = await signedIn();
    await widget.getByRole('button', { name: '中文' }).click();

    await widget.getByRole('heading', { name: '上海宏远贸易有限公司' }).waitFor();
    expect(await widget.getByText('制定联合发展计划').isVisible()).toBe(true);
    expect(await widget.getByText('数据截至2026年6月30日').isVisible()).toBe(true);
    const said = await widget.locator('main').textContent();
    expect(said?.replace(/English|Rey Pan|RFM|CRM|3f9a2c/g, '')).not.toMatch(/[A-Za-z]{2,}/);
  });

  it.each([
    [320, 'en'],
    [420, 'en'],
    [900, 'en'],
    [320, 'zh'],
    [900, 'zh'],
  ])('fits into %i pixels in %s with everything unfolded', async (width, language) => {
    const { widget, page } = await signedIn({ width });
    if (language === 'zh') {
      await widget.getByRole('button', { name: '中文' }).click();
      await widget.getByText('数据截至2026年6月30日').waitFor();
      await loadChineseFont(page);
    }
    await widget.locator('html').evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });

    expect(await widget.locator('html').evaluate((html) => html.scrollWidth)).toBe(width);
    const spilt = await widget
      .locator('main *:not(.unseen)')
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
    expect(spilt).toEqual([]);
  });
});
