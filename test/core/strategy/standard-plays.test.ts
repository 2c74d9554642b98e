import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { describeCadence } from '../../../src/core/strategy/describe-cadence.ts';
import { Play, Trait } from '../../../src/core/strategy/play.ts';
import { roleIds, roleLabels } from '../../../src/core/strategy/roles.ts';
import { standardPlays } from '../../../src/core/strategy/standard-plays.ts';
import { languages } from '../../../src/core/text.ts';
import { idsOf, strategyOf } from './assess-classes.ts';
import { classIds } from './class-ids.ts';

const ids = standardPlays.map(({ id }) => id);
const each = standardPlays.map((play) => [play.id, play] as const);
const chinese = /\p{Script=Han}/u;

describe('the standard plays', () => {
  it('have unique ids', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('differ in title and instruction', () => {
    for (const language of languages) {
      const titles = standardPlays.map(({ title }) => title[language]);
      const whats = standardPlays.map(({ what }) => what[language]);
      expect(new Set(titles).size).toBe(titles.length);
      expect(new Set(whats).size).toBe(whats.length);
    }
  });

  it('are plain JSON that the schema accepts, within the length limits', () => {
    const plays = Play.array().parse(JSON.parse(JSON.stringify(standardPlays)));

    expect(plays).toEqual(standardPlays);
  });

  it('give every role something to do', () => {
    expect(new Set(standardPlays.map(({ who }) => who))).toEqual(new Set(roleIds));
  });

  it.each(each)('%s is written in both languages, in whole sentences', (_, { title, what }) => {
    for (const text of [title, what]) {
      expect(text.en).not.toMatch(chinese);
      expect(text.zh).toMatch(chinese);
      expect(`${text.en}${text.zh}`).not.toMatch(/[{}'"]|\s$|^\s/);
    }
    expect(what.en).toMatch(/^[A-Z].*[a-z]\.$/);
    expect(what.zh).toMatch(/。$/);
    expect(title.en).toMatch(/^[A-Z].*[^.]$/);
    expect(title.zh).not.toMatch(/[。，]$/);
    expect(what.zh.length).toBeLessThan(what.en.length);
  });

  it.each(each)('%s names classes that exist, and traits and plays that exist', (_, play) => {
    for (const [key, classes] of Object.entries(play.when)) {
      expect(classIds.get(key), key).toEqual(expect.arrayContaining(classes));
    }
    for (const ruledOut of play.rulesOut ?? []) {
      expect([...Trait.options, ...ids]).toContain(ruledOut);
    }
    expect(play.rulesOut ?? []).not.toContain(play.id);
  });

  it.each(each)('%s leaves its task no more time than its cadence', (_, play) => {
    const { cadence, taskDueInDays = 1 } = play;
    if (cadence.kind === 'after') expect(taskDueInDays).toBeLessThanOrEqual(cadence.days);
    if (cadence.kind === 'every') expect(taskDueInDays).toBeLessThanOrEqual(cadence.days);
  });

  it.each(each)(
    '%s says how often or by when with the same values in both languages',
    (_, play) => {
      const message = describeCadence(play.cadence);
      const inEnglish = renderMessage(message, 'en');

      expect(inEnglish).not.toMatch(chinese);
      expect(inEnglish.length).toBeLessThanOrEqual(44);
      expect(renderMessage(message, 'zh')).toMatch(chinese);
      const isNamed = message.id.startsWith('cadence.every-');
      expect(message.text.zh.includes('{days}')).toBe(message.text.en.includes('{days'));
      expect(isNamed || play.cadence.kind === 'on').toBe(!message.text.en.includes('{days'));
    },
  );

  it.each([
    ['tier'],
    ['rfm'],
    ['lifecycle'],
    ['value-type'],
    ['need-type'],
    ['industry'],
    ['size'],
    ['geography'],
    ['geography.region'],
    ['customer-type'],
  ])('have something to say about every class of %s', (key) => {
    const spoken = standardPlays.flatMap(({ when }) => when[key] ?? []);
    const silent = (classIds.get(key) ?? []).filter((id) => !spoken.includes(id));

    expect(silent.filter((id) => id !== 'unknown')).toEqual([]);
  });

  it('speak of a region only to accounts abroad', () => {
    const regional = standardPlays.filter(({ when }) => when['geography.region']);

    expect(regional).toHaveLength(6);
    for (const { when } of regional) expect(when['geography.market']).toEqual(['abroad']);
    const idsIn = (market: string) =>
      idsOf(strategyOf({ 'geography.region': 'asia-pacific', 'geography.market': market }));
    expect(idsIn('abroad')).toContain('asia-pacific-habits');
    expect(idsIn('home')).not.toContain('asia-pacific-habits');
  });

  it('have role labels short enough for the next action', () => {
    for (const role of roleIds) {
      expect(roleLabels[role].zh).toMatch(/\p{Script=Han}/u);
      expect(roleLabels[role].en.length).toBeLessThanOrEqual(24);
    }
  });
});
