import { textEvidence } from '../explanation/evidence.ts';
import {
  countryCode,
  homeAddress,
  isAbroad,
  isLocal,
  missingParts,
  worldRegionOf,
} from '../geography/locality.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { joinTexts } from '../messages/join-texts.ts';
import type { Policy } from '../policy/policy.ts';
import { countryName } from '../tables/countries.ts';
import { regions } from '../tables/regions.ts';
import { type Language, languages, type Text } from '../text.ts';
import { type Dimension, unknown } from './dimension.ts';

const region = {
  en: '{hasRegion, select, yes { (region: {region})} other {}}',
  zh: '{hasRegion, select, yes {（区域：{region}）} other {}}',
};

const say = createSpeaker('geography', {
  local: {
    en: `Its billing address is in {place}${region.en}, where we are.`,
    zh: `账单地址在{place}${region.zh}，与我们同处一地。`,
  },
  remote: {
    en: `Its billing address is in {place}${region.en}; we are in {home}.`,
    zh: `账单地址在{place}${region.zh}，我们在{home}。`,
  },
  'account-unknown': {
    en: `Its billing address{hasPlace, select, yes { ({place})} other {}} lacks the {missing}, so it cannot be called local or remote${region.en}.`,
    zh: `账单地址{hasPlace, select, yes {（{place}）} other {}}缺少{missing}，无法判断本地或异地${region.zh}。`,
  },
  'home-unknown': {
    en: `Cannot be called local or remote, because our own address lacks the {missing}${region.en}.`,
    zh: `我方地址缺少{missing}，无法判断本地或异地${region.zh}。`,
  },
  'not-comparable': {
    en: `“{place}” and “{home}” cannot be compared as they are written${region.en}.`,
    zh: `“{place}”与“{home}”的写法无法比对${region.zh}。`,
  },
});

const partNames: Readonly<Record<'country' | 'region' | 'city', Text>> = {
  country: { en: 'country', zh: '国家' },
  region: { en: 'state or province', zh: '省份' },
  city: { en: 'city', zh: '城市' },
};

/** Whether an account is near enough to visit, and in which part of the world it is. */
export const geography: Dimension = {
  id: 'geography',
  title: { en: 'Geography', zh: '地理位置' },
  description: {
    en: 'Local or remote by the billing address against our own, and the region of the world.',
    zh: '按账单地址与我方地址判断本地或异地，并给出所属区域。',
  },
  after: [],
  classes: () => [
    { id: 'local', label: { en: 'Local', zh: '本地' }, colour: '#1b7f4d' },
    { id: 'remote', label: { en: 'Remote', zh: '异地' }, colour: '#5b7aa3' },
  ],

  classify({ account }, { policy, home }) {
    const local = isLocal(account, homeAddress(policy, home), policy);
    if (local === undefined) return unknown;
    return local ? 'local' : 'remote';
  },

  explain({ account }, { policy, home: ownFacts }, value) {
    const home = homeAddress(policy, ownFacts);
    const code = countryCode(account.country, policy);
    const regionId = worldRegionOf(code, policy);
    const missing = missingParts(account, home, policy);
    const abroad = isAbroad(account, home, policy);
    const place = placeOf(account, policy);
    const facts = {
      place,
      hasPlace: place.en === '' ? 'no' : 'yes',
      home: placeOf(home, policy),
      hasRegion: regionId === undefined ? 'no' : 'yes',
      region: regions.find(({ id }) => id === regionId)?.label ?? regionId ?? unknown,
      missing: joinTexts(
        (missing.home.length > 0 ? missing.home : missing.account).map((part) => partNames[part]),
      ),
    };
    const isTold = value !== unknown;
    return {
      confidence: isTold ? 1 : 0,
      isProvisional: false,
      reason: say(isTold ? (value as 'local') : reasonUnknown(missing), facts),
      evidence: [
        textEvidence('country', account.country),
        textEvidence('state', account.region),
        textEvidence('city', account.city),
      ],
      distanceToNext: null,
      details: {
        ...(regionId !== undefined && { region: regionId }),
        ...(code !== undefined && { country: code }),
        ...(abroad !== undefined && { market: abroad ? 'abroad' : 'home' }),
        ...(!isTold && {
          missing: [...missing.account, ...missing.home.map((part) => `home-${part}`)],
        }),
      },
    };
  },
};

function reasonUnknown({ account, home }: ReturnType<typeof missingParts>) {
  // Our own address comes first: filling it in mends every account at once.
  if (home.length > 0) return 'home-unknown';
  return account.length > 0 ? 'account-unknown' : 'not-comparable';
}

const separators: Record<Language, string> = { en: ', ', zh: '·' };

/** An address as each language writes it: from near to far, or from far to near; a city that its province names is left out. */
function placeOf(address: Parameters<typeof isLocal>[0], policy: Policy): Text {
  const { region, country } = address;
  const city = region?.startsWith(address.city ?? '') ? undefined : address.city;
  const code = countryCode(country, policy);
  const entries = languages.map((language) => {
    const parts = [city, region ?? address.city, code ? countryName(code, language) : country];
    const known = parts.filter((part, place) => part && parts.indexOf(part) === place);
    return [language, (language === 'zh' ? known.reverse() : known).join(separators[language])];
  });
  return Object.fromEntries(entries) as Text;
}
