import type { Html } from './html.ts';

/** What a route of the pages answers: a page, another address, or data for a script. */
export type PageAnswer =
  | { readonly status?: number; readonly page: Html }
  | { readonly location: string }
  | { readonly status?: number; readonly json: unknown };

/** Parts of a page that follow the CRM's state while it is looked at, by name. */
export type Regions = Readonly<Record<string, Html>>;
