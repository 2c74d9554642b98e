import { describe, expect, it } from 'vitest';
import type { RequestFault } from '../../../src/emulator/limits/faults.ts';
import { anOrganization, known } from '../support/an-organization.ts';
import { type ApiClient, clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';

const list = '/Accounts?fields=Account_Name';

async function start() {
  const emulator = await startHonestEmulator({ organizations: [anOrganization()] });
  return { emulator, organization: emulator.organization(known.zgid), client: clientOf(emulator) };
}

/** Status of a call, or why there was none. */
async function outcome(client: ApiClient, path = list): Promise<number | string> {
  return client.get(path).then(
    ({ status }) => status,
    (error: Error) => error.message,
  );
}

describe('a fault', () => {
  it.each<[RequestFault['kind'], number | string]>([
    ['unauthorized', 401],
    ['disabled', 403],
    ['throttled', 429],
    ['server-error', 500],
    ['html', 502],
    ['truncated', 200],
    ['reset', 'fetch failed'],
    ['slow', 200],
  ])('%s shows as %s, once when told so', async (kind, expected) => {
    const { client, organization } = await start();
    organization.faults.inject({ kind, next: 1, delayMs: 20 });

    expect(await outcome(client)).toBe(expected);
    expect(await outcome(client)).toBe(200);
  });

  it('is counted, and so is what it disturbed', async () => {
    const { client, organization } = await start();
    organization.faults.inject({ kind: 'reset', next: 2 });
    for (let call = 0; call < 3; call++) await outcome(client);

    expect(organization.faults.strikes).toEqual({ reset: 2 });
    expect(organization.requests.map(({ fault }) => fault)).toEqual(['reset', 'reset', undefined]);
  });

  it('can be an HTML page or half of the JSON', async () => {
    const { client, organization } = await start();
    organization.faults.inject({ kind: 'html', status: 200, next: 1 });
    const page = await client.get(list);
    organization.faults.inject({ kind: 'truncated', next: 1 });
    const half = await client.get(list);

    expect(page.headers.get('content-type')).toBe('text/html');
    expect(page.text).toContain('<html>');
    expect(half.text).toMatch(/^\{"data":/);
    expect(() => JSON.parse(half.text)).toThrow(SyntaxError);
  });

  it('can hang until the client gives up', async () => {
    const { client, emulator, organization } = await start();
    organization.faults.inject({ kind: 'hang' });
    const headers = { authorization: `Zoho-oauthtoken ${client.accessToken}` };
    const signal = AbortSignal.timeout(80);

    const call = fetch(`${emulator.apiUrl}/crm/v8${list}`, { headers, signal });

    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('strikes only the operation and module it is for', async () => {
    const { client, organization } = await start();
    organization.faults.inject({ kind: 'throttled', operation: 'GET /{module}', module: 'Deals' });

    expect(await outcome(client, '/Deals?fields=Deal_Name')).toBe(429);
    expect(await outcome(client, list)).toBe(200);
    expect(await outcome(client, `/Deals/${known.acmeDeal}`)).toBe(200);
  });

  it('can hide that a write was done, or prevent it', async () => {
    const { client, organization } = await start();
    const write = (Employees: number) =>
      client.send('PUT', '/Accounts', { data: [{ id: known.acme, Employees }] });
    const employees = () => organization.record('Accounts', known.acme)?.['Employees'];

    organization.faults.inject({ kind: 'reset', takesEffect: true, next: 1 });
    await expect(write(1)).rejects.toThrow();
    expect(employees()).toBe(1);
    organization.faults.inject({ kind: 'server-error', takesEffect: true, next: 1 });
    expect((await write(2)).status).toBe(500);
    expect(employees()).toBe(2);
    organization.faults.inject({ kind: 'server-error', next: 1 });
    expect((await write(3)).status).toBe(500);
    expect(employees()).toBe(2);
  });

  it('comes as often as its probability says, in the same order for the same seed', async () => {
    const { client, organization } = await start();
    const run = async (seed: number) => {
      const end = organization.faults.inject({ kind: 'throttled', probability: 0.4, seed });
      const statuses: (number | string)[] = [];
      for (let time = 0; time < 40; time += 1) statuses.push(await outcome(client, '/org'));
      end();
      return statuses;
    };

    const [first, again, other] = [await run(1), await run(1), await run(2)];

    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(first.filter((status) => status === 429).length).toBeGreaterThan(5);
    expect(await outcome(client)).toBe(200);
  });

  it('with a probability and no seed is refused', async () => {
    const { organization } = await start();

    const inject = () => organization.faults.inject({ kind: 'reset', probability: 0.5 });

    expect(inject).toThrow('seed');
  });

  it('ends when it is switched off, or all of them are', async () => {
    const { client, organization } = await start();
    const end = organization.faults.inject({ kind: 'throttled' });
    expect(await outcome(client)).toBe(429);
    end();
    expect(await outcome(client)).toBe(200);

    organization.faults.inject({ kind: 'throttled' });
    organization.faults.clear();

    expect(await outcome(client)).toBe(200);
  });
});
