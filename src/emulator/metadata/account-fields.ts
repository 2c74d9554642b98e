import { define, type FieldDefinition } from './field-definition.ts';

const industries = [
  'ASP (Application Service Provider)',
  'Data/Telecom OEM',
  'ERP (Enterprise Resource Planning)',
  'Government/Military',
  'Large Enterprise',
  'ManagementISV',
  'MSP (Management Service Provider)',
  'Network Equipment Enterprise',
  'Non-management ISV',
  'Optical Networking',
  'Service Provider',
  'Small/Medium Enterprise',
  'Storage Equipment',
  'Storage Service Provider',
  'Systems Integrator',
  'Wireless Industry',
  'ERP',
  'Communications',
  'Consulting',
  'Education',
  'Financial Services',
  'Manufacturing',
  'Real Estate',
  'Technology',
];

const accountTypes = [
  'Analyst',
  'Competitor',
  'Customer',
  'Distributor',
  'Integrator',
  'Investor',
  'Other',
  'Partner',
  'Press',
  'Prospect',
  'Reseller',
  'Supplier',
  'Vendor',
];

const ownerships = [
  'Other',
  'Private',
  'Public',
  'Subsidiary',
  'Partnership',
  'Government',
  'Privately Held',
  'Public Company',
];

/** The fields of Accounts as a fresh organization has them. */
export const accountFields: readonly FieldDefinition[] = [
  define('Account_Name', 'text', { length: 200, isMandatory: true }),
  define('Account_Number', 'bigint', { length: 100 }),
  define('Account_Site', 'text', { length: 80 }),
  define('Account_Type', 'picklist', { values: accountTypes }),
  define('Parent_Account', 'lookup', { target: 'Accounts' }),
  define('Industry', 'picklist', { values: industries }),
  define('Annual_Revenue', 'currency'),
  define('Employees', 'integer'),
  define('Ownership', 'picklist', { values: ownerships }),
  define('Rating', 'picklist', {
    values: ['Acquired', 'Active', 'Market Failed', 'Project Cancelled', 'Shut Down'],
  }),
  define('SIC_Code', 'integer'),
  define('Ticker_Symbol', 'text', { length: 30 }),
  define('Phone', 'phone'),
  define('Fax', 'phone'),
  define('Website', 'website'),
  ...address('Billing'),
  ...address('Shipping'),
  define('Description', 'textarea'),
];

function address(kind: 'Billing' | 'Shipping'): FieldDefinition[] {
  return [
    define(`${kind}_Street`, 'text', { length: 250 }),
    define(`${kind}_City`, 'text', { length: 30 }),
    define(`${kind}_State`, 'text', { length: 30 }),
    define(`${kind}_Code`, 'text', { length: 30 }),
    define(`${kind}_Country`, 'text', { length: 30 }),
  ];
}
