import { json, type Request, type RequestHandler, urlencoded } from 'express';

/**
 * Reads a body of at most so much, as a form where it says so and otherwise as JSON: Zoho documents no Content-Type for
 * bodies that are written by hand.
 */
export function formOrJson(limit: `${number}kb`): RequestHandler[] {
  return [
    urlencoded({ extended: false, limit }),
    json({ type: (request) => !isForm(request as Request), limit }),
  ];
}

function isForm(request: Request): boolean {
  return request.is('urlencoded') !== false;
}
