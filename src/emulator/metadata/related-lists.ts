import type { ModuleName } from '../organization-seed.ts';

/** The records of one module that point at one of another. */
interface RelatedList {
  readonly apiName: string;
  readonly label: string;
  /** Whose records they are. */
  readonly module: ModuleName;
  /** The field by which they point. */
  readonly lookup: string;
}

const deals = {
  apiName: 'Deals',
  label: 'Deals',
  module: 'Deals',
  lookup: 'Account_Name',
} as const;
const contacts = {
  apiName: 'Contacts',
  label: 'Contacts',
  module: 'Contacts',
  lookup: 'Account_Name',
} as const;
const members = {
  apiName: 'Member_Accounts',
  label: 'Member Accounts',
  module: 'Accounts',
  lookup: 'Parent_Account',
} as const;
const tasks = { apiName: 'Tasks', label: 'Tasks', module: 'Tasks', lookup: 'What_Id' } as const;
const notes = { apiName: 'Notes', label: 'Notes', module: 'Notes', lookup: 'Parent_Id' } as const;

const lists = new Map<string, readonly RelatedList[]>([
  ['Accounts', [deals, contacts, members, tasks, notes]],
  ['Deals', [tasks, notes]],
]);

/** The related lists of a module's records, in the order of its layout. */
export function relatedListsOf(module: string): readonly RelatedList[] {
  return lists.get(module) ?? [];
}
