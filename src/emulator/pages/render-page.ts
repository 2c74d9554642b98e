import type { Language } from '../../core/text.ts';
import type { CrmVisit } from './crm-visit.ts';
import { type Html, html } from './html.ts';
import { mark } from './mark.ts';
import type { PageAnswer } from './page-answer.ts';

/** One page of the CRM. */
export interface PageParts {
  title: string;
  content: Html;
  /** Path of the page with its query: where a person who changes language or user comes back to. */
  path: string;
  /** Where the script asks for the page's regions; none for a page that does not live. */
  livePath?: string;
  /** What is in the search box. */
  search?: string;
}

/** A whole page: head, bar, content. */
export function renderPage(visit: CrmVisit, parts: PageParts): Html {
  const { organization, home, text, language } = visit;
  const { companyName } = organization.facts;
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${parts.title} · ${companyName}</title>
<link rel="icon" href="/crm-assets/icon.svg">
<link rel="stylesheet" href="/crm-assets/crm.css">
<script src="/crm-assets/crm.js" defer></script>
</head>
<body>
<header class="bar">
<a class="brand" href="${home}/tab/Accounts">${mark}<span>${companyName}</span></a>
<span class="tag">${text.emulated}</span>
<nav><a href="${home}/tab/Accounts" aria-current="page">${text.accounts}</a></nav>
<form class="search" action="${home}/tab/Accounts" role="search">
<input type="search" name="q" value="${parts.search ?? ''}" placeholder="${text.search}" aria-label="${text.search}">
</form>
${languageSwitch(visit, parts.path)}
${userMenu(visit, parts.path)}
</header>
<main${parts.livePath !== undefined && html` data-live="${parts.livePath}"`}>
${parts.content}
</main>
</body>
</html>
`;
}

/** A page that says why there is nothing else to see. */
export function renderProblem(language: Language, title: string, more?: Html): Html {
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/crm-assets/crm.css">
</head>
<body><main class="problem card"><h1>${title}</h1>${more}</main></body>
</html>
`;
}

function languageSwitch({ home, language, text }: CrmVisit, path: string): Html {
  const choice = (locale: string, name: string, isCurrent: boolean) =>
    html`<button name="locale" value="${locale}" lang="${locale.slice(0, 2)}" aria-pressed="${String(isCurrent)}">${name}</button>`;
  return html`<form class="languages" method="post" action="${home}/language" aria-label="${text.language}">
<input type="hidden" name="back" value="${path}">
${choice('zh_CN', '中文', language === 'zh')}${choice('en_US', 'EN', language === 'en')}
</form>`;
}

function userMenu(visit: CrmVisit, path: string): Html {
  const { desk, organization, text, accountsUrl } = visit;
  const others = organization.users.filter(
    ({ id, status }) => id !== desk.user.id && status === 'active',
  );
  return html`<details class="menu">
<summary><span class="avatar">${initialOf(desk.user)}</span><span class="who"><b>${nameOf(desk.user)}</b><small>${desk.user.role}</small></span></summary>
<div class="menu-list">
<p class="eyebrow">${text.switchUser}</p>
${others.map(
  (user) => html`<form method="post" action="${accountsUrl}/signin">
<input type="hidden" name="serviceurl" value="${visit.origin}${path}">
<button name="email" value="${user.email}"><span class="avatar">${initialOf(user)}</span><span class="who"><b>${nameOf(user)}</b><small>${user.role}</small></span></button>
</form>`,
)}
<a href="${accountsUrl}/logout">${text.signOut}</a>
</div>
</details>`;
}

type Named = CrmVisit['desk']['user'];

function nameOf({ firstName, lastName }: Named): string {
  return `${firstName} ${lastName}`.trim();
}

function initialOf(user: Named): string {
  return [...nameOf(user)][0] ?? '';
}

/** What is shown in place of a record that does not exist or that the user may not see. */
export function noAccess({ home, language, text }: CrmVisit): PageAnswer {
  const way = html`<p class="soft">${text.noAccessText}</p><p><a class="button" href="${home}/tab/Accounts">${text.back}</a></p>`;
  return { status: 404, page: renderProblem(language, text.noAccess, way) };
}
