import type { AccountFacts, HomeFacts } from '../facts.ts';
import type { Policy } from '../policy/policy.ts';
import { countryTable } from '../tables/countries.ts';
import { createWordLookup } from '../tables/create-word-lookup.ts';
import { provinceTable } from '../tables/provinces.ts';
import { regionOfCountry } from '../tables/regions.ts';
import { foldText } from '../tables/text-table.ts';

/** A part of an address that decides whether an account is local. */
type AddressPart = 'country' | 'region' | 'city';

type Address = Pick<AccountFacts, AddressPart>;

const countryLookup = createWordLookup(countryTable, (code: string) => code);

/** ISO 3166-1 alpha-2 code of a country as written; `undefined` when it names none. */
export function countryCode(
  text: string | undefined,
  { geography }: Pick<Policy, 'geography'>,
): string | undefined {
  return countryLookup(text, wordRulesOf(geography));
}

const wordRules = new WeakMap<
  Policy['geography'],
  { words: Record<string, string>; usesTable: boolean }
>();

/** Country names stay known when a policy replaces the regions, so the table is always used. */
function wordRulesOf(geography: Policy['geography']) {
  let rules = wordRules.get(geography);
  if (!rules) {
    rules = { words: geography.countries, usesTable: true };
    wordRules.set(geography, rules);
  }
  return rules;
}

/** The region of the world a country belongs to under a policy; `undefined` when it belongs to none. */
export function worldRegionOf(code: string | undefined, { geography }: Policy): string | undefined {
  if (code === undefined) return undefined;
  return geography.regions[code] ?? (geography.usesTable ? regionOfCountry.get(code) : undefined);
}

/** Where home is: as the policy says, else the organization's address in the CRM. */
export function homeAddress(policy: Policy, home: HomeFacts | undefined): Address {
  return policy.geography.home ?? home ?? {};
}

/**
 * Whether an account is where home is, as near as the policy asks; `undefined` when what is known of both does not tell. Another
 * country is never local, whatever else is known.
 */
export function isLocal(account: Address, home: Address, policy: Policy): boolean | undefined {
  const sameCountry = isSameCountry(account, home, policy);
  const { localWithin } = policy.geography;
  if (sameCountry === false || localWithin === 'country') return sameCountry;
  const sameRegion = isSame(regionKey(account), regionKey(home));
  const sameCity = isSame(key(account.city), key(home.city));
  if (localWithin === 'region') return sameRegion ?? (sameCity || undefined);
  return sameRegion === false ? false : sameCity;
}

/** What of an address is missing to tell; the account's first, then our own. */
export function missingParts(
  account: Address,
  home: Address,
  { geography }: Policy,
): { account: AddressPart[]; home: AddressPart[] } {
  const wanted: Record<typeof geography.localWithin, AddressPart[]> = {
    country: ['country'],
    region: ['country', 'region'],
    city: ['country', 'city'],
  };
  const absentFrom = (address: Address) =>
    wanted[geography.localWithin].filter((part) => key(address[part]) === undefined);
  return { account: absentFrom(account), home: absentFrom(home) };
}

/** Whether an account is in another country than home; `undefined` when one of the two is not known. */
export function isAbroad(account: Address, home: Address, policy: Policy): boolean | undefined {
  const sameCountry = isSameCountry(account, home, policy);
  return sameCountry === undefined ? undefined : !sameCountry;
}

function isSameCountry(account: Address, home: Address, policy: Policy): boolean | undefined {
  const there = countryCode(account.country, policy);
  const here = countryCode(home.country, policy);
  return there === undefined || here === undefined ? undefined : there === here;
}

/** A state or province as comparable text; a Chinese municipality is its own province. */
function regionKey({ region, city }: Address): string | undefined {
  if (key(region) !== undefined) return provinceTable.find(region) ?? key(region);
  const ofCity = provinceTable.find(city);
  return ofCity?.startsWith('CN-') ? ofCity : undefined;
}

/** Folded texts of addresses; columns of addresses repeat. */
const keys = new Map<string, string>();
const mostKeys = 50_000;

function key(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  let folded = keys.get(text);
  if (folded === undefined) {
    if (keys.size >= mostKeys) keys.clear();
    folded = foldText(text).replace(/市$/u, '');
    keys.set(text, folded);
  }
  return folded === '' ? undefined : folded;
}

/** Texts in different scripts may well be the same place, so they tell nothing. */
function isSame(a: string | undefined, b: string | undefined): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return true;
  return isHan(a) === isHan(b) ? false : undefined;
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
