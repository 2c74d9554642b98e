import type { OrganizationSeed, RecordSeed } from '../../../src/emulator/organization-seed.ts';

/** Ids of what {@link anOrganization} holds. */
export const known = {
  zgid: '808232144',
  admin: '5540230000000000101',
  rep: '5540230000000000102',
  adminProfile: '5540230000000000011',
  standardProfile: '5540230000000000012',
  acme: '5540230000000300001',
  globex: '5540230000000300002',
  acmeDeal: '5540230000000400001',
} as const;

/** A small enterprise organization: an administrator, a rep who sees only his own, two accounts, one deal. */
export function anOrganization(over: Partial<OrganizationSeed> = {}): OrganizationSeed {
  return {
    zgid: known.zgid,
    companyName: 'Zylker',
    domainName: 'org808232144',
    edition: 'enterprise',
    usersPurchased: 3,
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    countryCode: 'CN',
    profiles: [
      { id: known.adminProfile, name: 'Administrator', isAdministrator: true, seesAll: true },
      { id: known.standardProfile, name: 'Standard', seesAll: false },
    ],
    users: [
      {
        id: known.admin,
        email: 'admin@zylker.example',
        firstName: 'Ada',
        lastName: 'Min',
        profileId: known.adminProfile,
        role: 'CEO',
      },
      {
        id: known.rep,
        email: 'rep@zylker.example',
        firstName: 'Rey',
        lastName: 'Pan',
        profileId: known.standardProfile,
        role: 'Sales',
      },
    ],
    records: {
      Accounts: [
        {
          id: known.acme,
          Account_Name: 'Acme',
          Industry: 'Manufacturing',
          Employees: 120,
          Owner: { id: known.rep },
          Created_Time: '2024-01-05T10:00:00+08:00',
          Modified_Time: '2024-02-05T10:00:00+08:00',
        },
        { id: known.globex, Account_Name: 'Globex', Owner: { id: known.admin } },
      ],
      Deals: [
        {
          id: known.acmeDeal,
          Deal_Name: 'First order',
          Account_Name: { id: known.acme },
          Stage: 'Closed Won',
          Pipeline: 'Standard (Standard)',
          Amount: 5000,
          Closing_Date: '2024-02-01',
          Owner: { id: known.rep },
        },
      ],
    },
    ...over,
  };
}

/** So many accounts, with ids in the order of their numbers. */
export function manyAccounts(count: number): RecordSeed[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(5_540_230_000_001_000_000n + BigInt(index)),
    Account_Name: `Account ${index}`,
    Employees: index,
  }));
}
