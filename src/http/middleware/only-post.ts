import type { RequestHandler } from 'express';
import { AppError } from '../../app/errors.ts';

/** Answers every method but POST; mounted after the route, at the same path. */
export const onlyPost: RequestHandler = (_, response) => {
  response.set('Allow', 'POST');
  throw new AppError('method-not-allowed', 'POST');
};
