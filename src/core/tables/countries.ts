import type { Language } from '../text.ts';
import { regionOfCountry } from './regions.ts';
import { createTextTable, type TextTable } from './text-table.ts';

/** What people write beside the names of CLDR: old names, short forms, ISO 3166-1 alpha-3 codes of large markets, parts of a country. */
const otherNames: Readonly<Record<string, string>> = {
  AE: 'UAE|ARE|Emirates|阿联酋',
  AU: 'AUS',
  BR: 'BRA',
  CA: 'CAN',
  CH: 'CHE',
  CI: 'Ivory Coast',
  CN: 'PRC|CHN|P. R. China|PR China|Peoples Republic of China|Mainland China|China Mainland|中国大陆|中国内地|大陆|中华人民共和国',
  CZ: 'Czech Republic|捷克共和国',
  DE: 'DEU|GER|Deutschland',
  ES: 'ESP|España',
  FR: 'FRA',
  GB: 'UK|GBR|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland|英格兰|苏格兰|威尔士|大不列颠',
  HK: 'HKG|Hong Kong|Hongkong|Hong Kong SAR|香港|中国香港|香港特别行政区',
  ID: 'IDN',
  IE: 'IRL|Republic of Ireland',
  IN: 'IND',
  IR: 'Islamic Republic of Iran',
  IT: 'ITA|Italia',
  JP: 'JPN',
  KP: 'North Korea',
  KR: 'KOR|Korea|South Korea|Republic of Korea|Korea, Republic of|韩国|南韩|大韩民国',
  LA: 'Lao PDR',
  MK: 'Macedonia',
  MM: 'Burma',
  MO: 'MAC|Macau|Macao|澳门|中国澳门|澳门特别行政区',
  MX: 'MEX',
  MY: 'MYS',
  NL: 'NLD|Holland|The Netherlands',
  NZ: 'NZL',
  PH: 'PHL',
  PS: 'Palestine',
  RU: 'RUS|Russian Federation|俄罗斯联邦',
  SA: 'KSA|SAU|沙特',
  SG: 'SGP',
  TH: 'THA',
  TR: 'TUR|Turkey|Türkiye',
  TW: 'TWN|Taiwan|台湾|中国台湾|台湾省|Taiwan, China|Chinese Taipei',
  US: 'USA|US|U.S.|U.S.A.|America|United States of America|The United States|美利坚合众国|美国',
  VA: 'Vatican|Holy See',
  VN: 'VNM|Viet Nam|Vietnam|越南',
  ZA: 'ZAF|RSA',
};

let table: TextTable<string> | undefined;

/**
 * ISO 3166-1 alpha-2 codes by what people write: the code, the names of Unicode CLDR in English and Chinese, long and short
 * (https://cldr.unicode.org, through `Intl.DisplayNames`), and the other names above. Made on first use.
 */
export const countryTable: TextTable<string> = {
  find(text) {
    table ??= createTextTable(namesOfCountries());
    return table.find(text);
  },
};

const locales: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };

/** The name of a country in a language, short where there is a short one; the code where there is none. */
export function countryName(code: string, language: Language): string {
  const names = new Intl.DisplayNames(locales[language], { type: 'region', style: 'short' });
  return names.of(code) ?? code;
}

function* namesOfCountries(): Generator<readonly [string, string]> {
  const namings = Object.values(locales).flatMap((language) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
    ),
  );
  for (const code of regionOfCountry.keys()) {
    yield [code, code];
    for (const naming of namings) yield [naming.of(code) ?? code, code];
  }
  for (const [code, names] of Object.entries(otherNames)) {
    for (const name of names.split('|')) yield [name, code];
  }
}
