import { z } from 'zod';

/** What every call of our Deluge functions carries; names the organization, and proves it. */
export const SignedCall = z.object({
  organizationId: z.string().regex(/^\d{1,20}$/),
  timestamp: z.coerce.number().int().nonnegative(),
  nonce: z.string().regex(/^[\w-]{16,128}$/),
  signature: z.string().regex(/^[\da-fA-F]{64}$/),
});
