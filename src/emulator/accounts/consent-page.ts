import type { AuthorizationRequest, Membership } from './accounts-state.ts';
import { escapeHtml, type PageLanguage, renderPage } from './page.ts';

const texts = {
  en: {
    title: 'Permission request',
    wants: (client: string) => `${client} would like to access your Zoho CRM`,
    organization: 'In which organization',
    scopes: 'It asks for',
    always: 'Also while you are not signed in.',
    accept: 'Accept',
    reject: 'Reject',
  },
  zh: {
    title: '授权请求',
    wants: (client: string) => `${client} 请求访问您的 Zoho CRM`,
    organization: '选择组织',
    scopes: '请求的权限',
    always: '即使您未登录也可访问。',
    accept: '同意',
    reject: '拒绝',
  },
} as const;

/** The page on which a signed-in person accepts or rejects what a program asks for, and says for which organization. */
export function consentPage(
  request: AuthorizationRequest,
  ticket: string,
  memberships: readonly Membership[],
  language: PageLanguage,
): string {
  const text = texts[language];
  const title = text.wants(request.client.name ?? request.client.clientId);
  const organizations = memberships.map(({ organization: { facts } }, index) => {
    const kind = facts.type === undefined || facts.type === 'production' ? '' : ` (${facts.type})`;
    return `<label><input type="radio" name="zgid" value="${escapeHtml(facts.zgid)}"${index === 0 ? ' checked' : ''}> ${escapeHtml(facts.companyName)}${kind}<br><small>${escapeHtml(facts.domainName)}</small></label>`;
  });
  const scopes = request.scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
  const body = `<h1>${escapeHtml(title)}</h1>
<form method="post" action="/oauth/v2/approve">
<input type="hidden" name="ticket" value="${escapeHtml(ticket)}">
<fieldset><legend>${text.organization}</legend>${organizations.join('')}</fieldset>
<p><strong>${text.scopes}</strong></p><ul>${scopes}</ul>
${request.isOffline ? `<p><small>${text.always}</small></p>` : ''}
<button class="primary" name="decision" value="accept">${text.accept}</button>
<button name="decision" value="reject">${text.reject}</button>
</form>`;
  return renderPage(text.title, body, language);
}
