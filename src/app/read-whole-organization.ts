import type { Book } from '../core/book/book.ts';
import { createBookBuilder } from '../core/book/create-book-builder.ts';
import type { StoredClasses } from './ports/class-store.ts';
import type { Store } from './ports/store.ts';

/**
 * Every account of an organization with its deals, from the mirror.
 *
 * @param options `withStrays`: with the deals of no account too, and the facts of each deal kept
 */
export async function readMirroredBook(
  store: Store,
  organizationId: string,
  { withStrays = false }: { withStrays?: boolean } = {},
): Promise<Book> {
  const builder = createBookBuilder({ keepDeals: withStrays });
  for await (const batch of store.mirror.readAll(organizationId)) {
    for (const { account, deals } of batch) {
      builder.addAccount(account);
      for (const deal of deals) builder.addDeal(deal);
    }
  }
  if (withStrays) {
    for await (const deals of store.mirror.readStrayDeals(organizationId))
      for (const deal of deals) builder.addDeal(deal);
  }
  return builder.build();
}

/** What was last decided for every account of an organization, by its id. */
export async function readStoredClasses(
  store: Store,
  organizationId: string,
): Promise<Map<string, StoredClasses>> {
  const stored = new Map<string, StoredClasses>();
  for await (const batch of store.classes.readAll(organizationId)) {
    for (const row of batch) stored.set(row.accountId, row);
  }
  return stored;
}
