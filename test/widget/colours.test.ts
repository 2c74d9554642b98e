import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { widgetFields } from '../../src/app/widget-fields.ts';
import { aCard } from './support/a-card.ts';
import { aClass } from './support/card-parts.ts';
import { openStage, type Stage, type VisitOptions, visitSignedIn } from './support/open-stage.ts';
import { poorContrasts } from './support/poor-contrasts.ts';

const tier = widgetFields().find(({ key }) => key === 'tier');
const tierColours = [...new Set(Object.values(tier?.colours ?? {}))];

describe('the colours of the card', () => {
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

  it.each(tierColours)('has a tier that contrasts with its ground in %s', async (colour) => {
    stage.tierwise.showAccount = (id, language) =>
      aCard(id, language, { classes: [aClass({ colour, label: colour })] });
    const { widget } = await signedIn();

    expect(await poorContrasts(widget.locator('.badge-strong'))).toEqual([]);
    expect(await widget.locator('.badge-strong').count()).toBe(1);
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
    expect(await poorContrasts(badges)).toEqual([]);
    const quiet = widget.locator('.soft, .eyebrow, .distance, .badge-title, .play-why, .fold-line');
    expect(await poorContrasts(quiet)).toEqual([]);
  });
});
