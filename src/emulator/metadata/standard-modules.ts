import type { ModuleName } from '../organization-seed.ts';
import { accountFields } from './account-fields.ts';
import { dealFields } from './deal-fields.ts';
import type { FieldDefinition } from './field-definition.ts';
import { contactFields, noteFields, taskFields } from './other-fields.ts';

/** What Zoho says about a module before any organization has changed it. */
export interface ModuleDefinition {
  fields: readonly FieldDefinition[];
  /** The field by whose value people know a record. */
  nameField: string;
}

/** The modules of the emulator, in the order Zoho lists them. */
export const standardModules: Readonly<Record<ModuleName, ModuleDefinition>> = {
  Contacts: { fields: contactFields, nameField: 'Full_Name' },
  Accounts: { fields: accountFields, nameField: 'Account_Name' },
  Deals: { fields: dealFields, nameField: 'Deal_Name' },
  Tasks: { fields: taskFields, nameField: 'Subject' },
  Notes: { fields: noteFields, nameField: 'Note_Title' },
};

/** Zoho's own sales pipeline, for organizations whose seed names none. */
export const standardStages = [
  { name: 'Qualification', forecastType: 'Open', probability: 10 },
  { name: 'Needs Analysis', forecastType: 'Open', probability: 20 },
  { name: 'Value Proposition', forecastType: 'Open', probability: 40 },
  { name: 'Identify Decision Makers', forecastType: 'Open', probability: 60 },
  { name: 'Proposal/Price Quote', forecastType: 'Open', probability: 75 },
  { name: 'Negotiation/Review', forecastType: 'Open', probability: 90 },
  { name: 'Closed Won', forecastType: 'Closed Won', probability: 100 },
  { name: 'Closed Lost', forecastType: 'Closed Lost', probability: 0 },
  { name: 'Closed Lost to Competition', forecastType: 'Closed Lost', probability: 0 },
] as const;
