import { readdirSync } from 'node:fs';
import {
  BulkWrite,
  Choice,
  Environment,
  HeaderMap,
  Initializer,
  type Logger,
  ParameterMap,
  Record as Records,
  SDKConfigBuilder,
} from '@zohocrm/typescript-sdk';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bootSdk } from '../../../src/zoho/sdk/boot-sdk.ts';
import { runOperation } from '../../../src/zoho/sdk/run-operation.ts';
import type { HttpRequest } from '../../../src/zoho/transport.ts';

const apiUrl = 'https://www.zohoapis.eu';

/** A transport that notes what it was given and answers the same to everything. */
function recorder(json: unknown = { data: [] }) {
  const requests: HttpRequest[] = [];
  const send = async (request: HttpRequest) => {
    requests.push(request);
    await new Promise((resolve) => setImmediate(resolve));
    return { status: 200, headers: new Headers(), json };
  };
  return { requests, send };
}

function getAccounts(headers?: HeaderMap) {
  return new Records.RecordOperations('Accounts').getRecords(new ParameterMap(), headers);
}

describe('runOperation', () => {
  beforeAll(bootSdk);

  it('answers with the JSON as Zoho sent it, ids as text', async () => {
    const { send } = recorder({ data: [{ id: '3652397000003852095', Owner: { id: '1' } }] });

    const answer = await runOperation({ apiUrl, accessToken: 't', send }, () => getAccounts());

    expect(answer).toEqual({
      status: 200,
      json: { data: [{ id: '3652397000003852095', Owner: { id: '1' } }] },
    });
  });

  it('sends one request per operation: no metadata, no token, no user', async () => {
    const { requests, send } = recorder();

    for (let times = 0; times < 3; times++)
      await runOperation({ apiUrl, accessToken: 't', send }, () => getAccounts());

    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(3).fill('GET https://www.zohoapis.eu/crm/v8/Accounts'),
    );
  });

  it('refuses a second request in the same operation', async () => {
    const { requests, send } = recorder();

    const running = runOperation({ apiUrl, accessToken: 't', send }, async () => {
      await getAccounts();
      return getAccounts();
    });

    await expect(running).rejects.toThrow('tried to send a second request');
    expect(requests).toHaveLength(1);
  });

  it('keeps the tokens apart of calls that share a header map and run at once', async () => {
    const { requests, send } = recorder();
    const shared = new HeaderMap();
    await shared.add(Records.GetRecordsHeader.X_EXTERNAL, 'x');

    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        runOperation({ apiUrl: `https://${index}.example`, accessToken: `t${index}`, send }, () =>
          getAccounts(shared),
        ),
      ),
    );

    for (const { url, headers } of requests)
      expect(headers?.['Authorization']).toBe(`Zoho-oauthtoken t${url.hostname.split('.')[0]}`);
    expect(new Set(requests.map(({ url }) => url.host)).size).toBe(50);
    expect(Array.from(shared.getHeaderMap().keys())).toEqual(['X-EXTERNAL']);
  });

  it('gives its token to no other host', async () => {
    const { requests, send } = recorder();

    const running = runOperation({ apiUrl, accessToken: 't', send }, () =>
      new BulkWrite.BulkWriteOperations().downloadBulkWriteResult('http://evil.example/result'),
    );

    await expect(running).rejects.toThrow('tried to reach http://evil.example');
    expect(requests).toEqual([]);
  });

  it('passes on what the transport threw, unwrapped', async () => {
    const failure = new Error('no answer');
    const send = async () => {
      throw failure;
    };

    const running = runOperation({ apiUrl, accessToken: 't', send }, () => getAccounts());

    await expect(running).rejects.toBe(failure);
  });

  it('names only the code when the SDK itself fails, not the values it quotes', async () => {
    const { send } = recorder();
    const body = new Records.BodyWrapper();
    body.setData(Array(101).fill(new Records.Record()));
    body.setTrigger('personal data' as never);

    const error = await runOperation({ apiUrl, accessToken: 't', send }, () =>
      new Records.RecordOperations('Accounts').updateRecords(body),
    ).catch((thrown) => thrown);

    expect(error.message).toMatch(/^the Zoho SDK failed: [A-Z ]+$/);
    expect(error.cause).toBeUndefined();
  });

  it('sends values of fields that the SDK has never heard of', async () => {
    const { requests, send } = recorder();
    const record = new Records.Record();
    record.setId(3652397000003852095n);
    record.addKeyValue('Customer_Tier', new Choice('战略'));
    record.addKeyValue('Class_Reason', null);
    const body = new Records.BodyWrapper();
    body.setData([record]);

    await runOperation({ apiUrl, accessToken: 't', send }, () =>
      new Records.RecordOperations('Accounts').updateRecords(body),
    );

    expect(JSON.parse(String(requests[0]?.body))).toEqual({
      data: [{ id: '3652397000003852095', Customer_Tier: '战略', Class_Reason: null }],
    });
    expect(requests[0]?.headers).toMatchObject({ 'Content-Type': 'application/json' });
  });
});

describe('the booted SDK', () => {
  beforeAll(bootSdk);

  it('does nothing outside of a call', async () => {
    await expect(getAccounts()).rejects.toThrow('outside of a call');
  });

  it('can be given no global user', async () => {
    const environment = new Environment(apiUrl, apiUrl, apiUrl);
    const config = new SDKConfigBuilder().build();

    await expect(Initializer.switchUser(environment, {} as never, config)).rejects.toThrow(
      'no global user',
    );
    await expect(
      Initializer.initialize(environment, {} as never, {} as never, config, '', {} as Logger),
    ).rejects.toThrow('no global user');
  });

  it('writes no file and prints nothing, not even when it fails', async () => {
    const files = readdirSync('.');
    const printed = [
      vi.spyOn(process.stdout, 'write').mockReturnValue(true),
      vi.spyOn(process.stderr, 'write').mockReturnValue(true),
    ];
    const send = async () => {
      throw new Error('no answer');
    };

    await runOperation({ apiUrl, accessToken: 't', send }, () => getAccounts()).catch(() => {});
    await getAccounts().catch(() => {});

    const calls = printed.flatMap((spy) => spy.mock.calls);
    for (const spy of printed) spy.mockRestore();
    expect(calls).toEqual([]);
    expect(readdirSync('.')).toEqual(files);
  });
});
