import { json, Router } from 'express';
import type { CrmData } from './crm-data.ts';
import { embeddedAppSdk } from './embedded-app-sdk.ts';
import { hostWidget, type WidgetFrame } from './host-widget.ts';

/** Path of the library that widgets load. */
export const sdkPath = '/js-sdk/ZohoEmbededAppSDK.min.js';

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

  router.get(sdkPath, (_, response) => {
    response.type('text/javascript').send(`(${embeddedAppSdk})();`);
  });

  router.get('/page', (request, response) => {
    const { load, sandbox } = request.query;
    const settings: WidgetFrame = {
      widgetUrl: widgetUrl(),
      pageLoad: typeof load === 'string' ? JSON.parse(load) : undefined,
      locale: 'en_GB',
      answerUrl: '/crm-event',
      ...(typeof sandbox === 'string' && { sandbox }),
    };
    const script = `(${hostWidget})(${JSON.stringify(settings).replaceAll('<', '\\u003c')});`;
    response.send(
      `<!doctype html><title>CRM</title><body style="margin:0"><script>${script}</script>`,
    );
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
