import type { z } from 'zod';
import { AppError } from '../../app/errors.ts';

/**
 * An answer's body in the shape the adapter relies on; anything else is `crm-unavailable` naming the place. Zoho
 * adds fields at will, so schemas name what is used and tolerate the rest.
 */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
  operation: string,
): z.output<Schema> {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.join('.') || 'the whole';
  throw new AppError('crm-unavailable', `unexpected answer to ${operation} at ${place}`);
}
