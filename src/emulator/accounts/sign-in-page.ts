import { type AccountsState, membershipsOf } from './accounts-state.ts';
import { escapeHtml, type PageLanguage, renderPage } from './page.ts';

const texts = {
  en: {
    title: 'Sign in',
    lead: 'Sign in to Zoho (emulated)',
    as: 'Continue as',
    submit: 'Sign in',
  },
  zh: { title: '登录', lead: '登录 Zoho（模拟环境）', as: '以哪个用户登录', submit: '登录' },
} as const;

/** The page on which a person says who he is; the emulator asks for no password. */
export function signInPage(state: AccountsState, next: string, language: PageLanguage): string {
  const text = texts[language];
  const choices = peopleOf(state).map(({ email, name, memberships }, index) => {
    const places = memberships
      .map(({ organization, user }) => `${user.role} · ${organization.facts.companyName}`)
      .join(', ');
    return `<label><input type="radio" name="email" value="${escapeHtml(email)}"${index === 0 ? ' checked' : ''}> ${escapeHtml(name)}<br><small>${escapeHtml(email)} · ${escapeHtml(places)}</small></label>`;
  });
  const body = `<h1>${text.lead}</h1>
<form method="post" action="/signin">
<input type="hidden" name="serviceurl" value="${escapeHtml(next)}">
<fieldset><legend>${text.as}</legend>${choices.join('')}</fieldset>
<button class="primary">${text.submit}</button>
</form>`;
  return renderPage(text.title, body, language);
}

function peopleOf(state: AccountsState) {
  const emails = new Set(
    [...state.organizations.values()].flatMap((organization) =>
      [...organization.users.values()].map((user) => user.email),
    ),
  );
  return [...emails].flatMap((email) => {
    const memberships = membershipsOf(state, email);
    const user = memberships[0]?.user;
    return user ? [{ email, name: `${user.firstName} ${user.lastName}`.trim(), memberships }] : [];
  });
}
