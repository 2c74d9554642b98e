import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenServer, openServer } from '../../../src/http/create-server.ts';
import { createErrorResponse } from '../../../src/http/error-response.ts';
import { limitRequests } from '../../../src/http/middleware/limit-requests.ts';
import { aClock } from '../../emulator/support/travelling-clock.ts';
import { failureOf } from '../support/failure.ts';

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };

describe('a limit of requests a minute', () => {
  const clock = aClock();
  let server: OpenServer;

  beforeEach(async () => {
    server = await openServer(0, 'localhost');
    const app = express();
    app.set('trust proxy', true);
    app.get('/', limitRequests({ clock, perMinute: 3 }), (_, response) => void response.send('in'));
    server.serve(app.use(createErrorResponse(log)));
  });

  afterEach(() => server.stop());

  function from(address: string): Promise<Response> {
    return fetch(`http://localhost:${server.port}/`, { headers: { 'x-forwarded-for': address } });
  }

  async function statuses(addresses: string[]): Promise<number[]> {
    const seen: number[] = [];
    for (const address of addresses) seen.push((await from(address)).status);
    return seen;
  }

  it('lets so many pass from one address, and says when to come again', async () => {
    clock.travel(20_000);
    expect(await statuses(Array(4).fill('203.0.113.1'))).toEqual([200, 200, 200, 429]);
    const refused = await from('203.0.113.1');

    expect(refused.headers.get('retry-after')).toBe('40');
    expect(await failureOf(refused)).toEqual({ status: 429, code: 'too-many-requests' });
    clock.travel(40_000);
    expect((await from('203.0.113.1')).status).toBe(200);
  });

  it('counts every address by itself', async () => {
    const addresses = ['203.0.113.1', '203.0.113.2', '203.0.113.1', '203.0.113.2', '203.0.113.1'];

    expect(await statuses(addresses)).toEqual([200, 200, 200, 200, 200]);
  });

  it('counts the addresses of one IPv6 customer together', async () => {
    const neighbours = ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:ffff::3'];
    expect(await statuses([...neighbours, '2001:db8:1:2::4', '2001:db8:1:3::1'])).toEqual([
      200, 200, 200, 429, 200,
    ]);
  });
});
