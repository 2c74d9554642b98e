import type { Text } from '../text.ts';

/** A part of the world in which markets are alike. */
export type RegionId = keyof typeof countriesOf;

/**
 * Countries and territories (ISO 3166-1 alpha-2) by region: the UN geoscheme M49 (https://unstats.un.org/unsd/methodology/m49)
 * drawn as companies sell. Mexico is with North America (USMCA); Central America, the Caribbean and South America are Latin
 * America; Western Asia and Egypt are the Middle East; Cyprus, Turkey and the Caucasus are with Europe; the rest of Asia and
 * Oceania are Asia-Pacific.
 */
const countriesOf = {
  'north-america': 'US CA MX BM GL PM',
  'latin-america':
    'AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT JM KN KY LC MF MQ MS NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI',
  europe:
    'AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK',
  'middle-east': 'AE BH EG IL IQ IR JO KW LB OM PS QA SA SY YE',
  africa:
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW',
  'asia-pacific':
    'AF AS AU BD BN BT CC CK CN CX FJ FM GU HK ID IN JP KG KH KI KP KR KZ LA LK MH MM MN MO MP MV MY NC NF NP NR NU NZ PF PG PH PK PN PW SB SG TH TJ TK TL TM TO TV TW UZ VN VU WF WS',
} as const;

/** The regions with their names. */
export const regions: readonly { id: RegionId; label: Text }[] = [
  { id: 'north-america', label: { en: 'North America', zh: '北美' } },
  { id: 'latin-america', label: { en: 'Latin America', zh: '拉美' } },
  { id: 'europe', label: { en: 'Europe', zh: '欧洲' } },
  { id: 'middle-east', label: { en: 'Middle East', zh: '中东' } },
  { id: 'africa', label: { en: 'Africa', zh: '非洲' } },
  { id: 'asia-pacific', label: { en: 'Asia-Pacific', zh: '亚太' } },
];

/** The region of a country, by its ISO code. */
export const regionOfCountry: ReadonlyMap<string, RegionId> = new Map(
  Object.entries(countriesOf).flatMap(([region, codes]) =>
    codes.split(' ').map((code) => [code, region as RegionId] as const),
  ),
);
