import type { CrmVisit } from './crm-visit.ts';
import type { WidgetFrame } from './host-widget.ts';
import { type Html, html } from './html.ts';

/** A widget that an administrator has put beside every account. */
export interface InstalledWidget {
  readonly title: string;
  /** Address of its page. */
  readonly url: string;
}

/** The place of the widget on an account's page; the script puts the frame into it. */
export function renderWidgetFrame(
  { home, desk, text }: CrmVisit,
  widget: InstalledWidget | undefined,
  accountId: string,
): Html {
  if (!widget) return html`<p class="card soft">${text.widgetMissing}</p>`;
  const settings: WidgetFrame = {
    title: widget.title,
    widgetUrl: widget.url,
    pageLoad: { Entity: 'Accounts', EntityId: accountId },
    locale: desk.user.locale ?? 'en_US',
    answerUrl: `${home}/widget-call`,
    tabsUrl: `${home}/tab`,
  };
  return html`<section class="card widget" data-widget="${JSON.stringify(settings)}" aria-label="${widget.title}"></section>`;
}
