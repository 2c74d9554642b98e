import { describe, expect, it } from 'vitest';
import type { AccountFacts, HomeFacts } from '../../../src/core/facts.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, assess } from '../../support/a-book.ts';

const shenzhen: HomeFacts = { country: 'CN', region: '广东', city: '深圳' };

function placeOf(facts: Partial<AccountFacts>, rules: object = {}, home?: HomeFacts) {
  const book = aBook({ acme: [] }, { acme: facts });
  const context = aContext(book, Policy.parse({ geography: rules }));
  return assess('geography', book, 'acme', { ...context, home });
}

describe('geography', () => {
  it.each<[Partial<AccountFacts>, string]>([
    [{ country: 'China', region: 'Guangdong Province', city: 'Guangzhou' }, 'local'],
    [{ country: '中国', region: '广东省' }, 'local'],
    [{ region: '广东' }, 'local'],
    [{ country: 'China', city: '深圳市' }, 'local'],
    [{ country: '中国', region: '浙江省', city: '杭州' }, 'remote'],
    [{ country: 'Germany' }, 'remote'],
    [{ country: 'Hong Kong', region: '广东' }, 'remote'],
  ])('holds %j against Guangdong, %s', (facts, expected) => {
    expect(placeOf(facts, {}, shenzhen)).toMatchObject({ value: expected, confidence: 1 });
  });

  it('writes places as each language does', () => {
    const { reason } = placeOf({ country: '德国', city: 'München' }, {}, shenzhen);

    expect(renderMessage(reason, 'en')).toBe(
      'Its billing address is in München, Germany (region: Europe); we are in 深圳, 广东, China.',
    );
    expect(renderMessage(reason, 'zh')).toBe(
      '账单地址在德国·München（区域：欧洲），我们在中国·广东·深圳。',
    );
  });

  it('takes a municipality for its own province', () => {
    const home = { country: 'CN', region: 'Shanghai' };

    expect(placeOf({ country: '中国', city: '上海市' }, {}, home).value).toBe('local');
    expect(placeOf({ country: '中国', city: '北京' }, {}, home).value).toBe('remote');
  });

  it.each([
    ['city', { country: 'China', region: '广东', city: '深圳市' }, 'local'],
    ['city', { country: 'China', region: '广东', city: '东莞' }, 'remote'],
    ['city', { country: 'China', region: '浙江' }, 'remote'],
    ['city', { country: 'China', region: '广东' }, 'unknown'],
    ['country', { country: 'PRC', region: '浙江' }, 'local'],
    ['country', { country: 'Japan' }, 'remote'],
    ['country', { city: '深圳' }, 'unknown'],
  ])('is as near as the policy says: within the %s, %j is %s', (localWithin, facts, expected) => {
    expect(placeOf(facts, { localWithin }, shenzhen).value).toBe(expected);
  });

  it('is unknown without what it needs of the address, and names it', () => {
    const { value, reason, details } = placeOf({ country: '中国' }, {}, shenzhen);

    expect(value).toBe('unknown');
    expect(details?.['missing']).toEqual(['region']);
    expect(renderMessage(reason, 'en')).toContain('state or province');
    expect(renderMessage(reason, 'zh')).toContain('省份');
  });

  it('is unknown where our own address is, except for another country', () => {
    const facts = { country: 'China', region: '广东' };

    expect(placeOf(facts)).toMatchObject({
      value: 'unknown',
      reason: { id: 'geography.home-unknown' },
      details: { missing: ['home-country', 'home-region'], region: 'asia-pacific' },
    });
    expect(placeOf(facts, {}, { country: 'DE' }).value).toBe('remote');
  });

  it('is unknown where names in two scripts may mean the same place', () => {
    const home = { country: 'JP', region: 'Osaka' };

    expect(placeOf({ country: '日本', region: '大阪' }, {}, home)).toMatchObject({
      value: 'unknown',
      reason: { id: 'geography.not-comparable' },
    });
  });

  it('knows the region of the world even where near and far is unknown', () => {
    expect(placeOf({ country: '美国' }).details).toMatchObject({
      region: 'north-america',
      country: 'US',
    });
    expect(placeOf({ country: 'Philipines' }).details).toEqual({
      missing: ['region', 'home-country', 'home-region'],
    });
  });

  it('tells the home market from those abroad, where both countries are known', () => {
    expect(placeOf({ country: '中国', region: '浙江' }, {}, shenzhen).details).toMatchObject({
      market: 'home',
    });
    expect(placeOf({ country: 'Japan' }, {}, shenzhen).details).toMatchObject({ market: 'abroad' });
    expect(placeOf({ country: 'Japan' }).details).not.toHaveProperty('market');
    expect(placeOf({}, {}, shenzhen).details).not.toHaveProperty('market');
  });

  it('asks for our own address first, since that mends every account', () => {
    const { reason } = placeOf({ country: 'Jordan' }, {}, {});

    expect(renderMessage(reason, 'en')).toBe(
      'Cannot be called local or remote, because our own address lacks the country, state or province (region: Middle East).',
    );
  });

  it('takes home, countries and regions from the policy', () => {
    const rules = {
      home: { country: 'Philippines', region: 'Cebu' },
      countries: { Philipines: 'PH' },
      regions: { PH: 'asean' },
    };

    expect(placeOf({ country: 'Philipines', region: 'cebu' }, rules, shenzhen)).toMatchObject({
      value: 'local',
      details: { region: 'asean' },
    });
    expect(placeOf({ country: 'FR' }, { ...rules, usesTable: false }).details).not.toHaveProperty(
      'region',
    );
  });
});
