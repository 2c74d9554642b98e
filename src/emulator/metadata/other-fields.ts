import { leadSources } from './deal-fields.ts';
import { define, type FieldDefinition } from './field-definition.ts';

/** The fields of Contacts as far as deals and cadences need them. */
export const contactFields: readonly FieldDefinition[] = [
  define('First_Name', 'text', { length: 40 }),
  define('Last_Name', 'text', { length: 80, isMandatory: true }),
  define('Full_Name', 'text', { length: 80, isReadOnly: true }),
  define('Account_Name', 'lookup', { target: 'Accounts' }),
  define('Email', 'email'),
  define('Phone', 'phone'),
  define('Mobile', 'phone'),
  define('Title', 'text', { length: 100 }),
  define('Department', 'text', { length: 50 }),
  define('Date_of_Birth', 'date'),
  define('Lead_Source', 'picklist', { values: leadSources }),
  define('Description', 'textarea'),
];

/** The fields of Tasks. */
export const taskFields: readonly FieldDefinition[] = [
  define('Subject', 'text', { isMandatory: true }),
  define('Due_Date', 'date'),
  define('Status', 'picklist', {
    values: ['Not Started', 'Deferred', 'In Progress', 'Completed', 'Waiting for input'],
  }),
  define('Priority', 'picklist', { values: ['High', 'Highest', 'Low', 'Lowest', 'Normal'] }),
  define('What_Id', 'lookup', { label: 'Related To' }),
  define('Who_Id', 'lookup', { label: 'Contact Name', target: 'Contacts' }),
  define('Closed_Time', 'datetime', { isReadOnly: true }),
  define('Description', 'textarea'),
];

/** The fields of Notes. */
export const noteFields: readonly FieldDefinition[] = [
  define('Note_Title', 'text', { length: 120 }),
  define('Note_Content', 'textarea', { length: 65_535 }),
  define('Parent_Id', 'lookup'),
];
