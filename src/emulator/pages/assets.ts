import { Router } from 'express';
import { crmStyles } from './crm-styles.ts';
import { embeddedAppSdk } from './embedded-app-sdk.ts';
import { followPage } from './follow-page.ts';
import { hostWidget } from './host-widget.ts';
import { icon } from './mark.ts';

/** Path of the library that widgets load. */
export const sdkPath = '/js-sdk/ZohoEmbededAppSDK.min.js';

/** Source of a script from functions that use nothing from outside themselves. */
export function scriptOf(...parts: readonly (() => void)[]): string {
  return parts.map((part) => `(${part})();`).join('\n');
}

/** The files that the pages and widgets load. */
export function assetRoutes(): Router {
  const router = Router();
  const files: Readonly<Record<string, [type: string, text: string]>> = {
    [sdkPath]: ['text/javascript', scriptOf(embeddedAppSdk)],
    '/crm-assets/crm.js': ['text/javascript', scriptOf(hostWidget, followPage)],
    '/crm-assets/crm.css': ['text/css', crmStyles],
    '/crm-assets/icon.svg': ['image/svg+xml', icon],
  };
  for (const [path, [type, text]] of Object.entries(files))
    router.get(path, (_, response) => {
      response.type(type).set('Cache-Control', 'no-cache').send(text);
    });
  return router;
}
