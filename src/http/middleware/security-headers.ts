import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The hosts in whose pages Zoho shows widgets.
 * https://www.zoho.com/crm/developer/docs/widgets/ names none; these are the ones working products list.
 */
export const zohoFrameAncestors: readonly string[] = [
  'https://*.zoho.com',
  'https://*.zoho.eu',
  'https://*.zoho.in',
  'https://*.zoho.com.au',
  'https://*.zoho.jp',
  'https://*.zoho.sa',
  'https://*.zoho.uk',
  'https://*.zoho.com.cn',
  'https://*.zohocloud.ca',
  'https://*.zohosandbox.com',
  'https://*.zohoplatform.com',
];

/**
 * Security headers for every answer: our pages may be framed by Zoho alone, run scripts of our own and Zoho's library
 * alone, and keep their opener, since the sign-in popup has to speak to the widget.
 */
export function createSecurityHeaders(settings: {
  frameAncestors: readonly string[];
  widgetSdkUrl: string;
  isSecure: boolean;
}): RequestHandler {
  const { frameAncestors, widgetSdkUrl, isSecure } = settings;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", new URL(widgetSdkUrl).origin],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: [...frameAncestors],
      },
    },
    crossOriginOpenerPolicy: { policy: 'unsafe-none' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isSecure,
  });
}
