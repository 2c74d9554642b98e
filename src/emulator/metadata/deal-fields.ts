import { define, type FieldDefinition } from './field-definition.ts';

/** Where Zoho says a lead or deal may come from. */
export const leadSources: readonly string[] = [
  'Advertisement',
  'Cold Call',
  'Employee Referral',
  'External Referral',
  'Online Store',
  'Partner',
  'Public Relations',
  'Sales Email Alias',
  'Seminar Partner',
  'Internal Seminar',
  'Trade Show',
  'Web Download',
  'Web Research',
  'Chat',
];

const lossReasons = [
  'Expectation Mismatch',
  'Price',
  'Unqualified Customer',
  'Lack of response',
  'Missed Follow Ups',
  'Wrong Target',
  'Competition',
  'Future Interest',
  'Other',
];

/** The fields of Deals as a fresh organization has them; the values of Stage and Pipeline come from its pipelines. */
export const dealFields: readonly FieldDefinition[] = [
  define('Deal_Name', 'text', { length: 120, isMandatory: true }),
  define('Account_Name', 'lookup', { target: 'Accounts' }),
  define('Contact_Name', 'lookup', { target: 'Contacts' }),
  define('Amount', 'currency'),
  define('Closing_Date', 'date', { isMandatory: true }),
  define('Stage', 'picklist', { isMandatory: true }),
  define('Pipeline', 'picklist'),
  define('Probability', 'integer', { label: 'Probability (%)', length: 3 }),
  define('Expected_Revenue', 'currency', { isReadOnly: true }),
  define('Type', 'picklist', { values: ['Existing Business', 'New Business'] }),
  define('Lead_Source', 'picklist', { values: leadSources }),
  define('Next_Step', 'text', { length: 100 }),
  define('Reason_For_Loss__s', 'picklist', { label: 'Reason For Loss', values: lossReasons }),
  define('Description', 'textarea'),
];
