import { describe, expect, it } from 'vitest';
import { countryTable } from '../../../src/core/tables/countries.ts';
import { regionOfCountry } from '../../../src/core/tables/regions.ts';

describe('countries', () => {
  it.each([
    ['US', 'USA', 'U.S.A.', 'United States', 'united states of america', '美国', 'America'],
    ['CN', 'China', '中国', 'PRC', '中国大陆', '中华人民共和国', 'cn'],
    ['GB', 'UK', 'United Kingdom', 'England', '英国'],
    ['DE', 'Germany', 'Deutschland', '德国'],
    ['HK', 'Hong Kong', '香港', '中国香港', 'Hong Kong SAR China'],
    ['TW', 'Taiwan', '台湾', '中国台湾'],
    ['KR', 'Korea', 'South Korea', '韩国'],
    ['CI', 'Côte d’Ivoire', "Cote d'Ivoire", 'Ivory Coast'],
    ['TR', 'Turkey', 'Türkiye', '土耳其'],
    ['VN', 'Vietnam', 'Viet Nam', '越南'],
  ])('%s is known as %s and otherwise', (code, ...names) => {
    expect(names.map((name) => countryTable.find(name))).toEqual(names.map(() => code));
  });

  it('does not guess', () => {
    expect(['Philipines', '', 'Earth', 'XX', '亚洲'].map(countryTable.find)).toEqual(
      Array.from({ length: 5 }),
    );
  });

  it('have a name in English and in Chinese, and no two share one', () => {
    const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const chinese = new Intl.DisplayNames('zh-Hans', { type: 'region', fallback: 'none' });

    expect(regionOfCountry.size).toBeGreaterThan(230);
    for (const code of regionOfCountry.keys()) {
      expect(countryTable.find(english.of(code))).toBe(code);
      expect(countryTable.find(chinese.of(code))).toBe(code);
    }
  });

  it('are each in one region, the largest markets where people look for them', () => {
    expect(
      ['US', 'DE', 'JP', 'CN', 'AU', 'IN', 'BR', 'AE', 'ZA'].map((code) =>
        regionOfCountry.get(code),
      ),
    ).toEqual([
      'north-america',
      'europe',
      'asia-pacific',
      'asia-pacific',
      'asia-pacific',
      'asia-pacific',
      'latin-america',
      'middle-east',
      'africa',
    ]);
  });
});
