import { json, Router } from 'express';
import { assetRoutes, scriptOf } from '../../../src/emulator/pages/assets.ts';
import { hostWidget, type WidgetFrame } from '../../../src/emulator/pages/host-widget.ts';
import { html } from '../../../src/emulator/pages/html.ts';
import type { CrmData } from './crm-data.ts';

/** A widget's call as the protocol carries it. */
export interface CrmCall {
  category?: string;
  type?: string;
  Entity?: string;
  APIData?: { Entity?: string; RecordID?: string };
  action?: unknown;
  data?: unknown;
}

/**
 * Pages of a CRM that show the widget: `/page?load=<JSON of PageLoad>` and `&sandbox=…`. Everything a widget asks for is
 * noted in `calls`.
 */
export function crmPages(parts: {
  crm: CrmData;
  widgetUrl: () => string;
  calls?: CrmCall[];
}): Router {
  const { crm, widgetUrl, calls = [] } = parts;
  const router = Router();

  router.use(assetRoutes());

  router.get('/page', (request, response) => {
    const { load, sandbox } = request.query;
    const settings: WidgetFrame = {
      title: 'Tierwise',
      widgetUrl: widgetUrl(),
      pageLoad: typeof load === 'string' ? JSON.parse(load) : undefined,
      locale: 'en_GB',
      answerUrl: '/crm-event',
      tabsUrl: '/tab',
      ...(typeof sandbox === 'string' && { sandbox }),
    };
    const page = html`<!doctype html><title>CRM</title><link rel="stylesheet" href="/crm-assets/crm.css">
<body style="margin:0"><div class="widget" data-widget="${JSON.stringify(settings)}"></div>`;
    response.send(`${page.markup}<script>${scriptOf(hostWidget)}</script>`);
  });

  router.post('/crm-event', json(), async (request, response) => {
    const call = request.body as CrmCall;
    calls.push(call);
    const answer = await answerTo(call, crm);
    if (answer === undefined) response.status(400).json({ code: 'INVALID_REQUEST' });
    else response.json(answer);
  });

  return router;
}

function answerTo(call: CrmCall, crm: CrmData): unknown {
  switch (call.category) {
    case 'READ':
      return crm.record(call.APIData?.Entity ?? '', call.APIData?.RecordID ?? '');
    case 'META':
      return crm.fields(call.Entity ?? '');
    case 'CONFIG':
      return crm.user();
    case 'UI':
      return true;
    default:
      return undefined;
  }
}
