import { connect } from 'node:net';
import { Router } from 'express';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { aBrowser } from './support/a-browser.ts';
import { aSubscriber } from './support/a-subscriber.ts';
import { anOrganization, known } from './support/an-organization.ts';
import { clientOf, everyScope, testClient } from './support/api-client.ts';
import { startHonestEmulator } from './support/honest-emulator.ts';

const list = '/Accounts?fields=Account_Name';

describe('several organizations', () => {
  it('share nothing', async () => {
    const other = '900000001';
    const organizations = [anOrganization(), anOrganization({ zgid: other })];
    const emulator = await startHonestEmulator({ organizations });
    const [one, two] = [emulator.organization(known.zgid), emulator.organization(other)];
    one.updateRecord('Accounts', known.acme, { Account_Name: 'Acme of one' });
    one.faults.inject({ kind: 'throttled', module: 'Deals' });

    const { body } = await clientOf(emulator, { zgid: other }).get(list);

    expect(body.data[1].Account_Name).toBe('Acme');
    expect(two.record('Accounts', known.acme)?.['Account_Name']).toBe('Acme');
    const deals = '/Deals?fields=Deal_Name';
    expect((await clientOf(emulator, { zgid: other }).get(deals)).status).toBe(200);
    expect((await clientOf(emulator).get(deals)).status).toBe(429);
    expect([one.credits.spent, two.credits.spent]).toEqual([0, 2]);
    expect([one.requests.length, two.requests.length]).toEqual([1, 2]);
    expect([one.wouldHaveFired.length, two.wouldHaveFired.length]).toEqual([6, 0]);
  });

  it('must differ in their zgid', async () => {
    const twice = startEmulator({ organizations: [anOrganization(), anOrganization()] });

    await expect(twice).rejects.toThrow(known.zgid);
  });
});

describe('several data centers', () => {
  it('are several emulators, whose tokens are strange to each other', async () => {
    const organizations = [anOrganization()];
    const us = await startHonestEmulator({ organizations });
    const cn = await startHonestEmulator({ organizations, location: 'cn' });
    const authorization = `Zoho-oauthtoken ${clientOf(us).accessToken}`;

    expect((await clientOf(us).get('/org', { authorization })).status).toBe(200);
    expect((await clientOf(cn).get('/org', { authorization })).status).toBe(401);
  });
});

describe('starting and stopping', () => {
  it('takes the ports it is given, and frees them at once', async () => {
    const organizations = [anOrganization()];
    const first = await startEmulator({ organizations });
    const port = Number(new URL(first.apiUrl).port);
    const accountsPort = Number(new URL(first.accountsUrl).port);
    await first.stop();

    const second = await startEmulator({ organizations, port, accountsPort });

    expect([second.apiUrl, second.accountsUrl]).toEqual([first.apiUrl, first.accountsUrl]);
    await second.stop();
    await expect(reach(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(reach(accountsPort)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('refuses a port that is taken, and leaves no server behind', async () => {
    const organizations = [anOrganization()];
    const running = await startEmulator({ organizations });
    const port = Number(new URL(running.apiUrl).port);
    const free = await startEmulator({ organizations });
    const accountsPort = Number(new URL(free.accountsUrl).port);
    await free.stop();

    const second = startEmulator({ organizations, port, accountsPort });

    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(reach(accountsPort)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await running.stop();
  });

  it('ends a request that hangs', async () => {
    const emulator = await startEmulator({ organizations: [anOrganization()] });
    const organization = emulator.organization(known.zgid);
    organization.faults.inject({ kind: 'hang' });
    const hanging = clientOf(emulator).get('/org');
    const outcome = expect(hanging).rejects.toThrow('fetch failed');

    await emulator.stop();

    await outcome;
  });

  it('keeps to itself what it still had to tell', async () => {
    const emulator = await startEmulator({ organizations: [anOrganization()] });
    const organization = emulator.organization(known.zgid);
    const subscriber = await aSubscriber();
    const watch = [{ channel_id: '1', events: ['Deals.all'], notify_url: subscriber.url }];
    await clientOf(emulator).send('POST', '/actions/watch', { watch });
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });

    await emulator.stop();
    await organization.notificationsSettled();

    expect(subscriber.heard).toEqual([]);
  });
});

describe('mounted pages', () => {
  it('stand beside the API and know who is signed in', async () => {
    const emulator = await startHonestEmulator({
      organizations: [anOrganization()],
      pages: ({ organizations, signedIn }) =>
        Router().get('/crm/:org/tab/Accounts/:id', (request, response) => {
          const who = signedIn(request.headers.cookie);
          const as = who?.memberships[0]?.user.id;
          const record = as && organizations[0]?.record('Accounts', request.params.id, { as });
          response.status(record ? 200 : 403).send(record ? record['Account_Name'] : 'no');
        }),
    });
    const page = (id: string) => `${emulator.apiUrl}/crm/org808232144/tab/Accounts/${id}`;
    const browser = aBrowser();
    const before = await browser.get(page(known.acme));
    const next = encodeURIComponent(page(known.acme));
    const signIn = await browser.get(`${emulator.accountsUrl}/signin?serviceurl=${next}`);

    const { location } = await browser.submit(signIn, { email: 'rep@zylker.example' });

    expect(before.status).toBe(403);
    expect(location?.href).toBe(page(known.acme));
    expect(await browser.get(page(known.acme))).toMatchObject({ status: 200, html: 'Acme' });
    expect((await browser.get(page(known.globex))).status).toBe(403);
    expect((await clientOf(emulator).get(list)).status).toBe(200);
    expect((await browser.get(`${emulator.apiUrl}/elsewhere`)).status).toBe(404);
  });

  it('are not where the sign-in page sends one for somebody else', async () => {
    const emulator = await startHonestEmulator({ organizations: [anOrganization()] });
    const browser = aBrowser();
    const next = encodeURIComponent('https://elsewhere.example/');
    const signIn = await browser.get(`${emulator.accountsUrl}/signin?serviceurl=${next}`);

    const { location } = await browser.submit(signIn, { email: 'rep@zylker.example' });

    expect(location?.origin).toBe(emulator.accountsUrl);
  });
});

describe('tokens granted without a browser', () => {
  it('act for the user in the organization, within the scopes', async () => {
    const emulator = await startHonestEmulator({ organizations: [anOrganization()] });
    emulator.registerClient(testClient);
    const consent = {
      clientId: testClient.clientId,
      zgid: known.zgid,
      userId: known.rep,
      scopes: everyScope,
    };

    const { accessToken } = emulator.grantTokens(consent);

    const headers = { authorization: `Zoho-oauthtoken ${accessToken}` };
    const response = await fetch(`${emulator.apiUrl}/crm/v8/users?type=CurrentUser`, { headers });
    expect(await response.json()).toMatchObject({ users: [{ id: known.rep }] });
  });
});

/** Connects to a port of this machine, or rejects. */
function reach(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.on('error', reject);
  });
}
