import type { Language, WidgetSettings } from '../../src/http/contract.ts';
import { accountOfPage, type PageSubject } from './account-of-page.ts';
import { languageOfUser } from './language-of-user.ts';
import { type RecordAccount, readAccount } from './read-account.ts';
import { type InstalledField, readClassFields } from './read-class-fields.ts';
import { within } from './within.ts';
import type { Zoho } from './zoho.ts';

/** The CRM page around the widget: what it shows us of itself, under its user's own permissions. */
export interface CrmPage {
  /** Reads an account's record. Throws `PageFailure`. */
  readAccount(accountId: string): Promise<RecordAccount>;
  /** The language of the CRM's user; `undefined` when it cannot be told. */
  readLanguage(): Promise<Language | undefined>;
  /** Makes the frame as high as what it holds, in pixels. */
  resize(height: number): void;
  /** Opens a record in a new tab of the CRM. */
  openRecord(module: string, id: string): void;
}

/**
 * Takes up the conversation with the CRM page.
 *
 * @param onSubject hears what the page is about, at first and whenever that changes
 */
export async function openCrmPage(
  zoho: Zoho,
  known: WidgetSettings['fields'],
  onSubject: (subject: PageSubject) => void,
): Promise<CrmPage> {
  // The library forgets events that nobody waited for, so listen before init.
  zoho.embeddedApp.on('PageLoad', (data) => onSubject(accountOfPage(data)));
  await within(zoho.embeddedApp.init());
  let fields: Promise<InstalledField[]> | undefined;

  const readFields = async () => {
    const answer = await within(zoho.CRM.META.getFields({ Entity: 'Accounts' }));
    return readClassFields(answer, known);
  };

  return {
    async readAccount(accountId) {
      fields ??= readFields();
      const record = zoho.CRM.API.getRecord({ Entity: 'Accounts', RecordID: accountId });
      const [answer, installed] = await Promise.all([
        within(record.catch(() => undefined)),
        fields.catch(() => []),
      ]);
      // Fields may be about to be created: with none found, look again the next time.
      if (installed.length === 0) fields = undefined;
      return readAccount(answer, accountId, installed);
    },

    async readLanguage() {
      try {
        return languageOfUser(await within(zoho.CRM.CONFIG.getCurrentUser()));
      } catch {
        return undefined;
      }
    },

    resize: (height) => attempt(() => zoho.CRM.UI.Resize({ height })),

    openRecord: (module, id) =>
      attempt(() => zoho.CRM.UI.Record.open({ Entity: module, RecordID: id, Target: '_blank' })),
  };
}

/** Comfort that some pages refuse, and some versions of the library cannot do; nobody needs to hear of it. */
function attempt(wish: () => Promise<unknown>): void {
  try {
    wish().catch(() => {});
  } catch {}
}
