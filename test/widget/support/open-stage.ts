import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { openBrowser } from '../../support/open-browser.ts';
import { aCard } from './a-card.ts';
import { aCrm, accounts, type MemoryCrm } from './crm-data.ts';
import { type CrmCall, crmPages } from './crm-pages.ts';
import { startTestTierwise, type TestTierwise } from './start-tierwise.ts';

/** A CRM on one site, our server on another, and a browser that looks at both. */
export interface Stage {
  browser: Browser;
  /** On 127.0.0.1; the same pages answer under every name that ends in `.localhost`, each a site of its own. */
  crmUrl: string;
  crm: MemoryCrm;
  /** What widgets have asked of the CRM. */
  crmCalls: CrmCall[];
  /** What `/cookie` of the CRM's server was sent, call by call. */
  cookiesSeen: (string | undefined)[];
  tierwise: TestTierwise;
  stop(): Promise<void>;
}

/** Starts the stage of one test file; the widget has to be built. */
export async function openStage(
  options: { blocksThirdPartyCookies?: boolean } = {},
): Promise<Stage> {
  const crm = aCrm();
  const crmCalls: CrmCall[] = [];
  const cookiesSeen: (string | undefined)[] = [];
  const pages = express();
  const crmServer = createServer(pages);
  await new Promise<void>((resolve) => crmServer.listen(0, '127.0.0.1', resolve));
  const crmUrl = `http://127.0.0.1:${(crmServer.address() as AddressInfo).port}`;
  const tierwise = await startTestTierwise(crmUrl);
  tierwise.showAccount = (accountId, language) => aCard(accountId, language);
  pages.use(
    crmPages({ crm, calls: crmCalls, widgetUrl: () => `${tierwise.url}/widget/index.html` }),
  );
  pages.get('/consent', (request, response) => {
    const { state, redirect_uri: back } = request.query;
    const accept = `${back}?${new URLSearchParams({ state: String(state), code: 'granted' })}`;
    const reject = `${back}?${new URLSearchParams({ state: String(state), error: 'access_denied' })}`;
    response.send(
      `<!doctype html><title>Consent</title><a href="${accept}">Accept</a> <a href="${reject}">Reject</a>`,
    );
  });
  // Says which cookies it was sent, and sets an ordinary one.
  pages.get('/cookie', (request, response) => {
    cookiesSeen.push(request.headers.cookie);
    response.set('Set-Cookie', 'ordinary=1; Secure; SameSite=None').end();
  });
  // A frame of another site in the CRM page, such as another vendor's widget: it can reach ours, and speaks to it.
  pages.get('/attacker', (request, response) => {
    const forged = {
      type: 'FRAMEWORK.EVENT',
      eventName: 'PageLoad',
      data: { Entity: 'Accounts', EntityId: String(request.query['id']) },
    };
    response.send(
      `<!doctype html><script>parent.frames[0].postMessage(${JSON.stringify(forged)}, '*');document.write('attacked')</script>`,
    );
  });
  const browser = await openBrowser(options);
  return {
    browser,
    crmUrl,
    crm,
    crmCalls,
    cookiesSeen,
    tierwise,
    async stop() {
      await browser.close();
      await tierwise.stop();
      crmServer.close();
      crmServer.closeAllConnections();
    },
  };
}

/** A person's browser. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  widget: FrameLocator;
}

/** How a CRM page is opened. */
export interface VisitOptions {
  context?: BrowserContext;
  /** What the page says it is about; Acme's page unless said otherwise. */
  load?: unknown;
  width?: number;
  sandbox?: string;
  /** Name of the CRM's site, when it is to be another one. */
  host?: string;
  /** Called with the page before it is opened. */
  prepare?: (page: Page) => Promise<unknown>;
}

/** Someone opens a CRM page with the widget in it. */
export async function visit(stage: Stage, options: VisitOptions = {}): Promise<Visit> {
  const context = options.context ?? (await stage.browser.newContext({ locale: 'en-GB' }));
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.setViewportSize({ width: options.width ?? 420, height: 900 });
  await options.prepare?.(page);
  const load = options.load ?? { Entity: 'Accounts', EntityId: accounts.acme };
  const query = new URLSearchParams({ load: JSON.stringify(load) });
  if (options.sandbox !== undefined) query.set('sandbox', options.sandbox);
  const base = options.host ? stage.crmUrl.replace('127.0.0.1', options.host) : stage.crmUrl;
  await page.goto(`${base}/page?${query}`);
  return { context, page, widget: page.frameLocator('iframe[title=Tierwise]') };
}

/** Signs in through the popup. */
export async function signIn({ page, widget }: Visit): Promise<void> {
  const opened = page.waitForEvent('popup');
  await widget.getByRole('button', { name: /^Sign in with Zoho$|^使用 Zoho 登录$/ }).click();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await popup.getByRole('link', { name: 'Accept' }).click();
  await closed;
}

/** Someone opens a CRM page and signs in. */
export async function visitSignedIn(stage: Stage, options?: VisitOptions): Promise<Visit> {
  const seen = await visit(stage, options);
  await signIn(seen);
  await seen.widget.getByText('As of 30 Jun 2026').waitFor();
  return seen;
}
