import type { Language } from '../../src/core/text.ts';
import type { OrganizationSeed, RecordSeed } from '../../src/emulator/organization-seed.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { aSalesBook } from '../support/a-sales-book.ts';

/** An organization that trades, as it begins. */
export interface TradingOrganization {
  /** Stands in the name of every record of it, and nowhere else. */
  mark: string;
  seed: OrganizationSeed;
  /** Index of its data center. */
  dataCenter: number;
  language: Language;
  /** Id of the ready-made policy it chooses. */
  preset: string;
  /** Emails of its people. */
  admin: string;
  rep: string;
  repId: string;
  /** Accounts that have never bought and that only {@link Customers} sell to. */
  prospects: string[];
}

/** All of them are past two at night, or far from midnight, in the hours around 18:17 UTC in which the trade ends. */
const places = [
  { timeZone: 'Asia/Shanghai', currency: 'CNY', countryCode: 'CN', language: 'zh' },
  { timeZone: 'America/New_York', currency: 'USD', countryCode: 'US', language: 'en' },
  { timeZone: 'Europe/Berlin', currency: 'EUR', countryCode: 'DE', language: 'en' },
  { timeZone: 'Australia/Sydney', currency: 'AUD', countryCode: 'AU', language: 'en' },
  { timeZone: 'Asia/Tokyo', currency: 'JPY', countryCode: 'JP', language: 'zh' },
] as const;
const presets = ['standard', 'manufacturing'] as const;
const editions = ['enterprise', 'professional', 'ultimate'] as const;
const sizes = [20, 60, 120, 40, 240];
const dealsPerAccount = 6;
const idsApart = 1_000_000_000_000n;

/** The n-th of the organizations that trade: no two are of the same place, size and policy one after the other. */
export function tradingOrganization(
  index: number,
  { seed, now, dataCenters }: { seed: number; now: number; dataCenters: number },
): TradingOrganization {
  const mark = `Q${(index + 36).toString(36).toUpperCase()}X`;
  const { language, ...place } = places[index % places.length] ?? places[0];
  const accounts = sizes[index % sizes.length] ?? 20;
  const shift = BigInt(index + 1) * idsApart;
  const moved = (id: string) => String(BigInt(id) + shift);
  const book = aSalesBook({
    seed: seed * 1000 + index,
    accounts,
    deals: accounts * dealsPerAccount,
    now,
  });
  const prospects = Array.from({ length: Math.ceil(accounts / 4) }, (_, n) =>
    moved(String(5_540_230_000_000_600_000n + BigInt(n))),
  );
  const domain = `${mark.toLowerCase()}.example`;
  const people = { admin: `ada@${domain}`, rep: `rey@${domain}`, repId: moved(known.rep) };
  return {
    mark,
    dataCenter: index % dataCenters,
    language,
    preset: presets[index % presets.length] ?? 'standard',
    ...people,
    prospects,
    seed: anOrganization({
      ...place,
      // Ids of records that are made later begin like those of the book.
      zgid: String(804_540_231 + index),
      companyName: `${mark} Company`,
      domainName: `org${mark}`,
      edition: editions[index % editions.length] ?? 'enterprise',
      profiles: [
        {
          id: moved(known.adminProfile),
          name: 'Administrator',
          isAdministrator: true,
          seesAll: true,
        },
      ],
      users: [
        person(moved(known.admin), people.admin, 'Ada', moved(known.adminProfile)),
        person(people.repId, people.rep, 'Rey', moved(known.adminProfile)),
      ],
      records: {
        Accounts: [
          ...book.Accounts.map((record) => marked(record, 'Account_Name')),
          ...prospects.map((id, n) => ({ id, Account_Name: `${mark} prospect ${n}` })),
        ],
        Deals: book.Deals.map((record) => marked(record, 'Deal_Name')),
      },
    }),
  };

  /** A record of this organization alone: its id, its references and its name say so. */
  function marked(record: RecordSeed, name: string): RecordSeed {
    const values = Object.entries(record).map(([key, value]) => {
      const id = (value as { id?: string } | undefined)?.id;
      return [key, id === undefined ? value : { id: moved(id) }];
    });
    return {
      ...Object.fromEntries(values),
      id: moved(record.id),
      [name]: `${mark} ${record[name]}`,
    };
  }
}

function person(id: string, email: string, firstName: string, profileId: string) {
  return { id, email, firstName, lastName: 'Trader', profileId, role: 'Sales' };
}
