/**
 * What a CRM page's server knows; each answer, or the promise of it, has the form in which Zoho's library hands it to a
 * widget.
 */
export interface CrmData {
  /** `getRecord`: `{ data: [record] }`. */
  record(module: string, id: string): unknown;
  /** `getFields`: `{ fields: [field] }`. */
  fields(module: string): unknown;
  /** `getCurrentUser`. */
  user(): unknown;
}

/** A CRM in memory that tests change as they please. */
export interface MemoryCrm extends CrmData {
  records: Record<string, Record<string, unknown>>;
  fieldList: Record<string, unknown>[];
  currentUser: unknown;
  /** Names of our fields in this organization, by label. */
  apiNames: Record<string, string>;
}

const labels = {
  Tier: 'picklist',
  Lifecycle: 'picklist',
  'Value Type': 'picklist',
  'Value Tier': 'picklist',
  'RFM Segment': 'picklist',
  'RFM Score': 'text',
  'Account Strategy': 'text',
  'Class Reason': 'text',
  'Next Action': 'text',
} as const;

/** Ids of the accounts in {@link aCrm}. */
export const accounts = { acme: '5540230000000300001', globex: '5540230000000300002' } as const;

/** A CRM with our fields under names that Zoho made up, one classified account and one that is not. */
export function aCrm(): MemoryCrm {
  const apiNames = Object.fromEntries(
    Object.keys(labels).map((label, place) => [label, `${label.replaceAll(' ', '_')}_${place}`]),
  );
  const named = (values: Partial<Record<keyof typeof labels, string>>) =>
    Object.fromEntries(Object.entries(values).map(([label, value]) => [apiNames[label], value]));
  const crm: MemoryCrm = {
    apiNames,
    records: {
      [accounts.acme]: {
        id: accounts.acme,
        Account_Name: 'Acme Trading',
        ...named({
          Tier: 'Strategic',
          Lifecycle: 'Repeat',
          'Value Type': 'Extrinsic',
          'Value Tier': 'High',
          'RFM Segment': 'Champions',
          'RFM Score': '545',
          'Account Strategy': 'Own strategic-account team; joint plan for two years.',
          'Class Reason': 'Among the accounts that bring the first 20% of revenue.',
          'Next Action': 'Agree the joint plan for next year (Account manager, by 12 Jul 2026)',
        }),
      },
      [accounts.globex]: { id: accounts.globex, Account_Name: 'Globex' },
    },
    fieldList: [
      {
        field_label: 'Account Name',
        api_name: 'Account_Name',
        data_type: 'text',
        custom_field: false,
      },
      { field_label: 'Tier', api_name: 'Tier', data_type: 'text', custom_field: false },
      ...Object.entries(labels).map(([label, type]) => ({
        field_label: label,
        api_name: apiNames[label],
        data_type: type,
        custom_field: true,
      })),
    ],
    currentUser: { users: [{ id: '1', full_name: 'Rey Pan', locale: 'en_GB' }] },
    record: (_, id) => ({ data: crm.records[id] ? [crm.records[id]] : [] }),
    fields: () => ({ fields: crm.fieldList }),
    user: () => crm.currentUser,
  };
  return crm;
}

/** Changes fields of an account, by their labels. */
export function change(crm: MemoryCrm, accountId: string, values: Record<string, string>): void {
  const record = crm.records[accountId];
  if (!record) throw new Error(`the CRM has no account ${accountId}`);
  for (const [label, value] of Object.entries(values)) {
    const apiName = crm.apiNames[label];
    if (apiName === undefined) throw new Error(`the CRM has no field ${label}`);
    record[apiName] = value;
  }
}
