import { z } from 'zod';
import type { Language } from '../../core/text.ts';
import { createVisitor } from './create-visitor.ts';
import type { DemoDetails } from './demo-file.ts';

const ShownClass = z.object({ label: z.string(), value: z.string().nullable() });
const ShownDeal = z.object({
  id: z.string(),
  name: z.string(),
  isOpen: z.boolean(),
  amount: z.number().optional(),
});
const ShownAccount = z.object({
  account: z.object({ id: z.string(), name: z.string(), classes: z.array(ShownClass) }),
  deals: z.array(ShownDeal),
});
const ShownList = z.object({ accounts: z.array(z.object({ id: z.string(), name: z.string() })) });

/** An account as its page in the CRM shows it. */
export type ShownAccount = z.infer<typeof ShownAccount>;

/** The CRM of a running demo, as somebody who is signed in sees it in a browser. */
export interface CrmReader {
  /** The account's page; `undefined` when there is none. */
  account(id: string): Promise<ShownAccount | undefined>;
  /** Accounts whose name holds a text; at most a page of them. */
  search(text: string): Promise<{ id: string; name: string }[]>;
  /** Presses “mark as won” on the deal's page. */
  winDeal(id: string): Promise<void>;
}

/** Signs in at a demo's CRM as the manager, who sees every account. */
export async function readCrm(details: DemoDetails, language: Language): Promise<CrmReader> {
  const visitor = createVisitor(language);
  const tab = `${details.crmUrl}/crm/${details.domainName}/tab`;
  const asked = await visitor.open(`${tab}/Accounts`);
  await visitor.submit(asked, { email: details.manager });

  async function read(path: string): Promise<unknown> {
    const { status, html } = await visitor.open(`${tab}/${path}`);
    return status === 200 ? JSON.parse(html) : undefined;
  }

  return {
    account: async (id) => ShownAccount.optional().parse(await read(`Accounts/${id}/live`)),
    async search(text) {
      const found = await read(`Accounts/live?${new URLSearchParams({ q: text })}`);
      return ShownList.parse(found).accounts;
    },
    async winDeal(id) {
      const page = await visitor.open(`${tab}/Potentials/${id}`);
      const { status } = await visitor.submit(page, { outcome: 'won' }, 'ending');
      if (status !== 200) throw new Error(`winning deal ${id} was answered with ${status}`);
    },
  };
}
