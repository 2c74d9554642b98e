import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { anOrganization, known } from './support/an-organization.ts';
import { clientOf, testClient } from './support/api-client.ts';
import { startHonestEmulator } from './support/honest-emulator.ts';
import { type Curled, hasCurl, runCurl, TokenAnswer } from './support/run-curl.ts';

/** The answer to who begins a bulk read. */
const BegunJob = z.object({ data: z.tuple([z.object({ details: z.object({ id: z.string() }) })]) });

const whyNot = 'this system has no curl';
if (!hasCurl) process.stderr.write(`The emulator is not tried with curl: ${whyNot}.\n`);

/** A client that we did not write and that thinks for itself what a body is. */
describe.skipIf(!hasCurl)('curl', () => {
  let emulator: Emulator;
  let refreshToken: string;
  let header: string;

  beforeEach(async () => {
    emulator = await startHonestEmulator({ organizations: [anOrganization()] });
    const client = clientOf(emulator);
    refreshToken = client.refreshToken;
    header = `Authorization: Zoho-oauthtoken ${client.accessToken}`;
  });

  const api = (path: string, ...more: string[]): Promise<Curled> =>
    runCurl('-H', header, ...more, `${emulator.apiUrl}/crm/${path}`);

  describe('asks for a token', () => {
    const parameters = () => ({
      grant_type: 'refresh_token',
      client_id: testClient.clientId,
      client_secret: testClient.clientSecret,
      refresh_token: refreshToken,
    });
    const each = (option: string) =>
      Object.entries(parameters()).flatMap(([name, value]) => [option, `${name}=${value}`]);
    const tokenUrl = () => `${emulator.accountsUrl}/oauth/v2/token`;

    it.each(['-d', '-F', '--data-urlencode'])('with %s', async (option) => {
      const { status, json } = await runCurl(...each(option), tokenUrl());

      expect(status).toBe(200);
      const token = TokenAnswer.parse(json);
      const used = await runCurl(
        '-H',
        `Authorization: Zoho-oauthtoken ${token.access_token}`,
        `${token.api_domain}/crm/v8/org`,
      );
      expect(used.json).toMatchObject({ org: [{ zgid: known.zgid }] });
    });

    it('in the query', async () => {
      const query = new URLSearchParams(parameters());
      const { json } = await runCurl('-X', 'POST', `${tokenUrl()}?${query}`);

      expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
      expect(json).not.toHaveProperty('refresh_token');
    });

    it('with an error in an answer that says 200', async () => {
      const query = new URLSearchParams({ ...parameters(), refresh_token: '1000.wrong' });
      const { status, json } = await runCurl('-X', 'POST', `${tokenUrl()}?${query}`);

      expect({ status, json }).toEqual({ status: 200, json: { error: 'invalid_code' } });
    });

    it('until it is revoked, by -d or in the query', async () => {
      const { status } = await runCurl('-d', `token=${refreshToken}`, `${tokenUrl()}/revoke`);
      const after = await runCurl(...each('-d'), tokenUrl());

      expect(status).toBe(200);
      expect(after.json).toEqual({ error: 'invalid_code' });
    });
  });

  it('reads records, one record, and what the metadata says', async () => {
    const list = await api('v8/Accounts?fields=Account_Name,Owner&per_page=1');
    const one = await api(`v8/Accounts/${known.acme}`);
    const fields = await api('v8/settings/fields?module=Deals');
    const encoded = await api(
      'v8/Accounts',
      '-G',
      '--data-urlencode',
      'fields=Account_Name, Industry',
    );

    expect(list.json).toMatchObject({ data: [expect.anything()], info: { more_records: true } });
    expect(one.json).toMatchObject({ data: [{ Account_Name: 'Acme' }] });
    expect(fields.json).toHaveProperty('fields[20].api_name');
    expect(encoded.status).toBe(200);
  });

  it('writes with the Content-Type that -d puts on everything', async () => {
    const body = { data: [{ id: known.acme, Employees: 77 }, { id: '1' }] };
    const written = await api('v8/Accounts', '-X', 'PUT', '-d', JSON.stringify(body));

    expect(written.json).toMatchObject({ data: [{ code: 'SUCCESS' }, { code: 'INVALID_DATA' }] });
    expect(emulator.organization(known.zgid).record('Accounts', known.acme)?.['Employees']).toBe(
      77,
    );
  });

  it('writes a body of megabytes, for which it first asks whether it may', async () => {
    const data = Array.from({ length: 100 }, (_, index) => ({
      Account_Name: `Account ${index}`,
      Description: 'x'.repeat(20_000),
    }));
    const { status } = await runCurlWithInput(JSON.stringify({ data }), 'v8/Accounts');

    expect(status).toBe(201);
    expect(emulator.organization(known.zgid).count('Accounts')).toBe(102);
  });

  it('queries', async () => {
    const select = "select Deal_Name from Deals where Stage = 'Closed Won'";
    const { json } = await api('v8/coql', '--json', JSON.stringify({ select_query: select }));

    expect(json).toHaveProperty('data', [{ Deal_Name: 'First order', id: known.acmeDeal }]);
  });

  it('watches, and hears', async () => {
    const heard: unknown[] = [];
    const server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      heard.push(JSON.parse(text));
      response.end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const channel = {
      channel_id: '1000000068001',
      events: ['Deals.edit'],
      notify_url: `http://127.0.0.1:${port}/notify`,
      token: 'curl',
    };

    const made = await api('v8/actions/watch', '-d', JSON.stringify({ watch: [channel] }));
    const organization = emulator.organization(known.zgid);
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 9 });
    await organization.notificationsSettled();
    const listed = await api('v8/actions/watch');
    const ended = await api('v8/actions/watch?channel_ids=1000000068001', '-X', 'DELETE');
    server.close();

    expect(made.status).toBe(201);
    expect(heard).toMatchObject([{ module: 'Deals', token: 'curl', ids: [known.acmeDeal] }]);
    expect(listed.json).toMatchObject({ watch: [{ channel_id: channel.channel_id }] });
    expect(ended.json).toMatchObject({ watch: [{ code: 'SUCCESS' }] });
  });

  it('reads in bulk and gets a zip', async () => {
    const query = { module: { api_name: 'Accounts' }, fields: ['Account_Name'] };
    const begun = await api('bulk/v8/read', '-d', JSON.stringify({ query }));
    const { id } = BegunJob.parse(begun.json).data[0].details;
    await expect
      .poll(async () => (await api(`bulk/v8/read/${id}`)).json)
      .toMatchObject({ data: [{ state: 'COMPLETED' }] });

    const { bytes, status } = await api(`bulk/v8/read/${id}/result`, '--compressed');

    expect(status).toBe(200);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('is told what is wrong, in JSON', async () => {
    const wrong = await runCurl('-H', 'Authorization: Bearer x', `${emulator.apiUrl}/crm/v8/org`);
    const none = await api('v8/Nothing?fields=id');
    const path = await api('v8/a/b/c/d/e');
    const method = await api('v8/org', '-X', 'DELETE');
    const nobody = await api('v8/Accounts?fields=id&ids=1');

    expect([wrong, none, path, method]).toMatchObject([
      { status: 401, json: { code: 'AUTHENTICATION_FAILURE' } },
      { status: 400, json: { code: 'INVALID_MODULE' } },
      { status: 404, json: { code: 'INVALID_URL_PATTERN' } },
      { status: 400, json: { code: 'INVALID_REQUEST_METHOD' } },
    ]);
    expect({ status: nobody.status, length: nobody.bytes.length }).toEqual({
      status: 204,
      length: 0,
    });
  });

  async function runCurlWithInput(input: string, path: string): Promise<Curled> {
    const folder = mkdtempSync(join(tmpdir(), 'curl-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'body.json');
    writeFileSync(file, input);
    return await api(path, '-H', 'Expect: 100-continue', '--data-binary', `@${file}`);
  }
});
