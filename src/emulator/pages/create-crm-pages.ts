import { json, type Request, type Response, Router, urlencoded } from 'express';
import type { PagesContext } from '../emulator.ts';
import { accountPage, accountState, changeAccount } from './account-page.ts';
import { accountsPage, accountsState } from './accounts-page.ts';
import { assetRoutes } from './assets.ts';
import { crmTexts } from './crm-texts.ts';
import { type CrmVisit, visitOf } from './crm-visit.ts';
import { changeDeal, createDeal, dealPage, dealState, newDealPage } from './deal-page.ts';
import { html } from './html.ts';
import type { PageAnswer } from './page-answer.ts';
import { renderProblem } from './render-page.ts';
import { answerWidget } from './widget-call.ts';
import type { InstalledWidget } from './widget-frame.ts';

/** What the pages show beside the CRM's own. */
export interface CrmPagesOptions {
  /** The widget beside every account, as soon as there is one. */
  widget: () => InstalledWidget | undefined;
}

type Route = (visit: CrmVisit, request: Request) => PageAnswer;

/**
 * The CRM in a browser: accounts, their deals, and the widget. Paths are Zoho's own
 * (`/crm/{domain name}/tab/Accounts/{id}`, deals under `Potentials`), so that links from outside lead here.
 */
export function createCrmPages(options: CrmPagesOptions): (context: PagesContext) => Router {
  const routes: readonly [method: 'get' | 'post', path: string, route: Route][] = [
    ['get', '/tab/Accounts', accountsPage],
    ['get', '/tab/Accounts/live', accountsState],
    ['get', '/tab/Accounts/:id', (visit, request) => accountPage(visit, request, options.widget())],
    ['get', '/tab/Accounts/:id/live', accountState],
    [
      'post',
      '/tab/Accounts/:id',
      (visit, request) => changeAccount(visit, request, options.widget()),
    ],
    ['get', '/tab/Potentials/create', newDealPage],
    ['post', '/tab/Potentials', createDeal],
    ['get', '/tab/Potentials/:id', dealPage],
    ['get', '/tab/Potentials/:id/live', dealState],
    ['post', '/tab/Potentials/:id', changeDeal],
    ['post', '/language', chooseLanguage],
    ['post', '/widget-call', (visit, request) => answerWidget(visit, request.body)],
    ['get', '', ({ home }) => ({ location: `${home}/tab/Accounts` })],
  ];

  return (context) => {
    const router = Router();
    router.use(assetRoutes());
    router.use((_, response, next) => {
      response.set(securityHeaders(context, options.widget()));
      next();
    });
    router.use(['/crm/:domain'], json(), urlencoded({ extended: false }));
    for (const [method, path, route] of routes)
      router[method](`/crm/:domain${path}`, (request, response) => {
        serve(context, request, response, route);
      });
    router.get('/', (request, response) => {
      serve(context, request, response, ({ home }) => ({ location: `${home}/tab/Accounts` }));
    });
    router.use((request, response) => {
      const language = request.acceptsLanguages('zh', 'en') === 'zh' ? 'zh' : 'en';
      send(response, { status: 404, page: renderProblem(language, crmTexts[language].noPage) });
    });
    return router;
  };
}

function serve(context: PagesContext, request: Request, response: Response, route: Route): void {
  // Another site's page may not press our buttons in the name of who is signed in.
  const from = request.get('Origin');
  if (request.method === 'POST' && from !== undefined && from !== context.apiUrl) {
    response.sendStatus(403);
    return;
  }
  const domain = request.params['domain'] as string | undefined;
  const visit = visitOf(context, request.get('Cookie'), domain);
  if (visit === 'signed-out') signInFirst(context, request, response);
  else if (visit === 'stranger') send(response, strangerPage(request));
  else send(response, route(visit, request));
}

function signInFirst(context: PagesContext, request: Request, response: Response): void {
  if (request.path.endsWith('/live') || request.method === 'POST') {
    response.sendStatus(401);
    return;
  }
  const back = encodeURIComponent(context.apiUrl + request.originalUrl);
  response.redirect(`${context.accountsUrl}/signin?serviceurl=${back}`);
}

function strangerPage(request: Request): PageAnswer {
  const language = request.acceptsLanguages('zh', 'en') === 'zh' ? 'zh' : 'en';
  return { status: 403, page: renderProblem(language, crmTexts[language].notMember, html``) };
}

function chooseLanguage({ desk, home }: CrmVisit, request: Request): PageAnswer {
  const { locale, back = '' } = request.body as { locale?: string; back?: string };
  if (locale === 'zh_CN' || locale === 'en_US') desk.setLocale(locale);
  return { location: back.startsWith(`${home}/`) ? back : home };
}

function send(response: Response, answer: PageAnswer): void {
  if ('location' in answer) {
    response.redirect(303, answer.location);
    return;
  }
  response.status(answer.status ?? 200);
  if ('json' in answer) response.json(answer.json);
  else response.set('Cache-Control', 'no-store').type('html').send(answer.page.markup);
}

/** Scripts and styles of our own alone; colours of badges are style attributes. */
function securityHeaders({ accountsUrl }: PagesContext, widget: InstalledWidget | undefined) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "connect-src 'self'",
    `form-action 'self' ${accountsUrl}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(widget ? [`frame-src ${new URL(widget.url).origin}`] : []),
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}
