import type { Page } from 'playwright-core';

/** The CRM page turns to an account. */
export async function loadInWidget(page: Page, accountId: string): Promise<void> {
  await page.evaluate((id) => {
    const { loadInWidget: load } = window as unknown as { loadInWidget(load: object): void };
    load({ Entity: 'Accounts', EntityId: id });
  }, accountId);
}
