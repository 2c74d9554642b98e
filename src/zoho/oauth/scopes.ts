import type { ConsentPurpose } from '../../app/ports/crm-identity.ts';

/** A right that a consent asks for, and why; the list is shown to who has to decide about it. */
export interface Scope {
  name: string;
  why: string;
}

/** The rights each consent asks for. https://www.zoho.com/crm/developer/docs/api/v8/scopes.html */
export const scopes: Record<ConsentPurpose, readonly Scope[]> = {
  connect: [
    { name: 'ZohoCRM.modules.accounts.READ', why: 'Read the accounts that are classified.' },
    { name: 'ZohoCRM.modules.accounts.UPDATE', why: 'Write their classes back.' },
    { name: 'ZohoCRM.modules.deals.READ', why: 'Read the deals on which the classes rest.' },
    { name: 'ZohoCRM.bulk.READ', why: 'Read large books at the lowest price.' },
    { name: 'ZohoCRM.bulk.CREATE', why: 'Write many classes at the lowest price, once allowed.' },
    { name: 'ZohoFiles.files.ALL', why: 'Upload the file that such a write is read from.' },
    { name: 'ZohoSearch.securesearch.READ', why: 'Count records, to know which way is cheaper.' },
    { name: 'ZohoCRM.settings.fields.READ', why: 'Learn which fields the organization has.' },
    { name: 'ZohoCRM.settings.fields.CREATE', why: 'Create the class fields on accounts.' },
    { name: 'ZohoCRM.settings.fields.UPDATE', why: 'Add the values of long picklists.' },
    {
      name: 'ZohoCRM.settings.fields.DELETE',
      why: 'Remove the class fields if you ask for it on leaving.',
    },
    { name: 'ZohoCRM.settings.custom_views.READ', why: 'See which lists of accounts there are.' },
    { name: 'ZohoCRM.settings.custom_views.CREATE', why: 'Make a list for each tier and stage.' },
    {
      name: 'ZohoCRM.settings.custom_views.DELETE',
      why: 'Remove those lists if you ask for it on leaving.',
    },
    { name: 'ZohoCRM.settings.layouts.READ', why: 'Learn which stages deals go through.' },
    { name: 'ZohoCRM.settings.pipeline.READ', why: 'Learn which stages count as won or lost.' },
    { name: 'ZohoCRM.notifications.ALL', why: 'Hear of changes within minutes.' },
    { name: 'ZohoCRM.org.READ', why: 'Know currency, time zone and edition.' },
    { name: 'ZohoCRM.users.READ', why: 'Know as whom the organization is connected.' },
  ],
  'sign-in': [
    { name: 'ZohoCRM.users.READ', why: 'Know who you are.' },
    { name: 'ZohoCRM.org.READ', why: 'Know which organization you belong to.' },
    { name: 'ZohoCRM.modules.accounts.READ', why: 'Show you only accounts you may see.' },
  ],
};
