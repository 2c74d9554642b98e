import { define, type FieldDefinition } from './field-definition.ts';

/** The fields that Zoho keeps in every module. */
export const sharedFields: readonly FieldDefinition[] = [
  define('id', 'bigint', { label: 'Record Id', isReadOnly: true }),
  define('Owner', 'ownerlookup'),
  define('Created_By', 'ownerlookup', { isReadOnly: true }),
  define('Modified_By', 'ownerlookup', { isReadOnly: true }),
  define('Created_Time', 'datetime', { isReadOnly: true }),
  define('Modified_Time', 'datetime', { isReadOnly: true }),
  define('Last_Activity_Time', 'datetime', { isReadOnly: true }),
  define('Tag', 'jsonarray', { isReadOnly: true }),
  define('Record_Status__s', 'picklist', {
    label: 'Record Status',
    isReadOnly: true,
    values: ['Available', 'Draft', 'Trash'],
  }),
  define('Locked__s', 'boolean', { label: 'Locked', isReadOnly: true }),
];

/** The two fields that exist only where multi-currency is on. */
export const currencyFields: readonly FieldDefinition[] = [
  define('Currency', 'picklist'),
  define('Exchange_Rate', 'double'),
];
