import type { StoredClasses } from './ports/class-store.ts';
import type { Organization } from './ports/organization-store.ts';
import type { JournalEntry } from './ports/write-journal.ts';

/** What has to be written to an account, by field key. */
export function whatDiffers(
  { fields }: Pick<Organization, 'fields'>,
  { desired, written }: StoredClasses,
): StoredClasses['desired'] {
  return Object.fromEntries(
    Object.entries(desired).filter(
      ([key, value]) => key in fields && value !== (written[key] ?? null),
    ),
  );
}

/** What the journal keeps of a write. */
export function journalEntryOf(
  { accountId, written }: StoredClasses,
  after: StoredClasses['desired'],
): JournalEntry {
  const before = Object.keys(after).map((key) => [key, written[key] ?? null]);
  return { accountId, before: Object.fromEntries(before), after };
}
