import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { widgetFields } from '../../src/app/widget-fields.ts';
import { aCard, aClass, aPlay } from './support/a-card.ts';
import { comeBack } from './support/come-back.ts';
import { accounts } from './support/crm-data.ts';
import { openStage, type Stage, signIn, visit } from './support/open-stage.ts';

const tier = widgetFields().find(({ key }) => key === 'tier');
const tierColours = [...new Set(Object.values(tier?.colours ?? {}))];

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

  async function signedIn(options: Parameters<typeof visit>[1] = {}) {
    const seen = await visit(stage, options);
    await signIn(seen);
    await seen.widget.getByText('As of 30 Jun 2026').waitFor();
    return seen;
  }

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

  it.each([320, 420, 900])('fits into %i pixels with everything unfolded', async (width) => {
    const { widget } = await signedIn({ width });
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

  it('shows a change within seconds, and leaves what was unfolded as it was', async () => {
    const { widget } = await signedIn();
    await unfold(classRow(widget, 'Tier'));
    stage.tierwise.showAccount = (id, language) => {
      const card = aCard(id, language);
      const tier = aClass({ value: 'important', label: 'Important', reason: 'High value.' });
      return { ...card, classes: [tier, ...card.classes.slice(1)] };
    };

    await widget.getByText('High value.').waitFor({ timeout: 8000 });
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

    await expect.poll(() => statuses, { timeout: 8000 }).toEqual([304]);
  });

  it('asks for nothing while nobody can see it', async () => {
    const { page, widget } = await signedIn({ prepare: (page) => page.clock.install() });
    await widget.locator('html').evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    let asked = 0;
    page.on('request', () => {
      asked += 1;
    });
    await page.clock.runFor('02:00');

    expect(asked).toBe(0);
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

  it.each(tierColours)('has a tier that contrasts with its ground in %s', async (colour) => {
    stage.tierwise.showAccount = (id, language) =>
      aCard(id, language, { classes: [aClass({ colour, label: colour })] });
    const { widget } = await signedIn();

    expect(await poorIn(widget.locator('.badge-strong'))).toEqual([]);
    expect(await widget.locator('.badge-strong').count()).toBe(1);
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

    await seen.page.evaluate((id) => {
      const { loadInWidget } = window as unknown as { loadInWidget(load: object): void };
      loadInWidget({ Entity: 'Accounts', EntityId: id });
    }, accounts.globex);
    await seen.widget.getByRole('heading', { name: 'Globex' }).waitFor();
    const answered = seen.page.waitForResponse(`**/api/accounts/${accounts.acme}?*`);
    for (const letGo of held) await letGo();
    await (await answered).finished();

    expect(await seen.widget.getByRole('heading', { level: 1 }).textContent()).toBe('Globex');
  });

  it('has texts that contrast with their ground by 4.5 to 1, whatever colour a class has', async () => {
    const { colours } = stage.tierwise;
    stage.tierwise.showAccount = (id, language) =>
      aCard(id, language, {
        classes: colours.map((colour, place) =>
          aClass({ dimension: `d${place}`, title: `D${place}`, label: colour, value: 'x', colour }),
        ),
      });
    const { widget } = await signedIn({ width: 900 });
    const badges = widget.locator('.badge');

    expect(await badges.count()).toBe(2 * colours.length);
    expect(await poorIn(badges)).toEqual([]);
    const quiet = widget.locator('.soft, .eyebrow, .distance, .badge-title, .play-why, .fold-line');
    expect(await poorIn(quiet)).toEqual([]);
  });
});

/** Texts among the elements that contrast by less than 4.5 to 1. */
async function poorIn(elements: Locator) {
  return (await elements.evaluateAll(contrasts)).filter(({ contrast }) => contrast < 4.5);
}

/** The row of a class in the list of reasons. */
function classRow(widget: FrameLocator, title: string): Locator {
  return widget
    .getByRole('region', { name: 'Why these classes' })
    .locator('details')
    .filter({ has: widget.locator('.fold-title').getByText(title, { exact: true }) });
}

async function unfold(row: Locator): Promise<Locator> {
  await row.locator('summary').click();
  return row;
}

/** WCAG 2.2 contrast of each element's text with what is painted below it; runs in the browser. */
function contrasts(elements: Element[]): { text: string | null; contrast: number }[] {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const paint = (colours: string[]): number[] => {
    if (!canvas) throw new Error('no canvas');
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const luminance = (rgb: number[]): number => {
    const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return elements.map((element) => {
    const grounds: string[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      grounds.unshift(getComputedStyle(at).backgroundColor);
    }
    const ground = luminance(paint(['#fff', ...grounds]));
    const ink = luminance(paint(['#fff', ...grounds, getComputedStyle(element).color]));
    const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
    return { text: element.textContent, contrast: Math.round(contrast * 100) / 100 };
  });
}
