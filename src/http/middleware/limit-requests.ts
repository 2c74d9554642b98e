import type { RequestHandler } from 'express';
import { AppError } from '../../app/errors.ts';
import type { Clock } from '../../app/ports/clock.ts';

const minuteMs = 60_000;
/** Most addresses counted at a time. */
const mostAddresses = 10_000;

/**
 * Lets so many requests a minute pass from one address. For routes that cost us something before anybody has shown who
 * they are; everything else is protected by secrets nobody can guess, and costs a look-up at most.
 */
export function limitRequests(parts: { clock: Clock; perMinute: number }): RequestHandler {
  const { clock, perMinute } = parts;
  let minute = 0;
  let counts = new Map<string, number>();

  return (request, response, next) => {
    const now = clock.now();
    const present = Math.floor(now / minuteMs);
    if (present !== minute || counts.size >= mostAddresses) {
      minute = present;
      counts = new Map();
    }
    const address = networkOf(request.ip ?? '');
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count > perMinute) {
      response.set('Retry-After', String(Math.ceil((minuteMs - (now % minuteMs)) / 1000)));
      throw new AppError('too-many-requests');
    }
    next();
  };
}

/** A customer's network: of an IPv6 address its first half, since whoever has one address has all the others of it. */
function networkOf(ip: string): string {
  const isV6 = ip.includes(':') && !ip.includes('.');
  return isV6 ? ip.split(':').slice(0, 4).join(':') : ip;
}
