import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import {
  type ConsentStart,
  consentCallbackPath,
  consentLifeMs,
  type createBeginConsent,
} from '../../app/begin-consent.ts';
import { readChosenFields } from '../../app/chosen-fields.ts';
import type { createCompleteConsent } from '../../app/complete-consent.ts';
import type { AppError } from '../../app/errors.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import type { createShowProgress } from '../../app/show-progress.ts';
import { consentCookie, cookieOf, roundTripCookie } from '../cookies.ts';
import { createErrorResponse } from '../error-response.ts';
import { languageOf } from '../language-of.ts';
import { limitRequests } from '../middleware/limit-requests.ts';

const text = z.string().min(1).max(2000);
const Start = z.object({ dataCenter: z.string().max(20).optional() });
const ConnectStart = Start.extend({
  fields: z.string().max(500).transform(readChosenFields).optional(),
});
const SignInStart = Start.extend({ collector: z.string().regex(/^[0-9a-f]{64}$/) });
const Callback = z.object({
  state: text,
  code: text.optional(),
  error: text.optional(),
  'accounts-server': text.optional(),
});

/** What the consent routes use. */
export interface ConsentOperations {
  beginConsent: ReturnType<typeof createBeginConsent>;
  completeConsent: ReturnType<typeof createCompleteConsent>;
  showProgress: ReturnType<typeof createShowProgress>;
  clock: Clock;
  log: Log;
}

/** Enough for an office behind one address in which everybody signs in at nine. */
const consentsPerMinute = 300;

/**
 * The way through Zoho's consent page and back: `/connect` for an administrator, `/sign-in` for the popup of a widget.
 * What comes back is handed to our own pages in the fragment of their address, which no server and no log ever sees.
 */
export function consentRoutes({
  beginConsent,
  completeConsent,
  showProgress,
  clock,
  log,
}: ConsentOperations): Router {
  const router = Router();
  const limited = limitRequests({ clock, perMinute: consentsPerMinute });

  router.get('/connect', limited, async (request, response) => {
    const { dataCenter, fields } = ConnectStart.parse(request.query);
    const language = languageOf(request);
    send(response, await beginConsent({ purpose: 'connect', language, dataCenter, fields }));
  });

  router.get('/sign-in', limited, async (request, response) => {
    const { dataCenter, collector } = SignInStart.parse(request.query);
    const language = languageOf(request);
    send(
      response,
      await beginConsent({ purpose: 'sign-in', language, dataCenter, collectorHash: collector }),
    );
  });

  router.get(consentCallbackPath, limited, async (request, response) => {
    const callback = Callback.parse(request.query);
    const result = await completeConsent({
      state: callback.state,
      code: callback.code,
      error: callback.error,
      accountsServer: callback['accounts-server'],
      browserSecret: cookieOf(request, consentCookie),
    });
    response.clearCookie(consentCookie, roundTripCookie);
    const fragment =
      result.purpose === 'connect'
        ? `progress.html?language=${result.language}#${showProgress.linkFor(result.organizationId)}`
        : `signed-in.html?language=${result.language}#${result.ticket}`;
    response.redirect(`/widget/${fragment}`);
  });

  router.use(createErrorResponse(log, tellInPage));

  return router;
}

/** Sends the browser to Zoho, with the secret that binds the consent to it. */
function send(response: Response, { url, browserSecret }: ConsentStart): void {
  response.cookie(consentCookie, browserSecret, { ...roundTripCookie, maxAge: consentLifeMs });
  response.redirect(url);
}

/** A person's own browser comes here, so what went wrong is told in a page of ours, and by it to the widget that waits. */
function tellInPage(request: Request, response: Response, { code }: AppError): void {
  response.redirect(`/widget/signed-in.html?language=${languageOf(request)}#failure=${code}`);
}
