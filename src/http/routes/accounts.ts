import { Router } from 'express';
import { z } from 'zod';
import type { createAuthorizeAccount } from '../../app/authorize-account.ts';
import type { createShowAccount } from '../../app/show-account.ts';
import type { AccountCard } from '../contract.ts';
import { languageOf } from '../language-of.ts';

const AccountId = z.string().regex(/^\d{1,32}$/);

/** `GET /api/accounts/:accountId`: the card of an account, for whoever the CRM lets read it. */
export function accountRoutes(parts: {
  authorizeAccount: ReturnType<typeof createAuthorizeAccount>;
  showAccount: ReturnType<typeof createShowAccount>;
}): Router {
  const router = Router();
  router.get('/api/accounts/:accountId', async (request, response) => {
    const accountId = AccountId.parse(request.params['accountId']);
    const bearer = /^Bearer (.+)$/.exec(request.get('Authorization') ?? '')?.[1] ?? '';
    const viewer = await parts.authorizeAccount(bearer, accountId);
    const card = await parts.showAccount(viewer, accountId, languageOf(request));
    response.set('Cache-Control', 'private, no-store').json(card satisfies AccountCard);
  });
  return router;
}
