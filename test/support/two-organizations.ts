import { anOrganization, known } from '../emulator/support/an-organization.ts';

/** A second organization of the same CRM: its own people and records, some of them with the ids of the first one's. */
export const other = {
  zgid: '909000111',
  admin: 'ada@other.example',
  account: '5540230000000900001',
} as const;

/** A seed for {@link other}. */
export function anotherOrganization() {
  return anOrganization({
    zgid: other.zgid,
    companyName: 'Other',
    domainName: 'org909000111',
    users: [
      {
        id: '5540230000000000901',
        email: other.admin,
        firstName: 'Ada',
        lastName: 'Other',
        profileId: known.adminProfile,
        role: 'CEO',
      },
    ],
    records: {
      Accounts: [{ id: other.account, Account_Name: 'Umbrella' }],
      Deals: [],
    },
  });
}
