import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmCall } from '../../../src/app/ports/crm.ts';
import type { Tokens } from '../../../src/app/ports/organization-store.ts';
import { createDataCenters, localDataCenter } from '../../../src/zoho/data-centers.ts';
import { createTokenProvider } from '../../../src/zoho/oauth/token-provider.ts';
import { createTransport } from '../../../src/zoho/transport.ts';
import { localServer } from '../support/local-server.ts';
import { tokensInMemory } from '../support/test-zoho.ts';

const hour = 3_600_000;

/** A real accounts server that issues `fresh-1`, `fresh-2` … unless a test has other words for it. */
async function accountsServer() {
  const forms: Record<string, string>[] = [];
  const state: { answer?: { status: number; body: string }; beforeAnswer?: () => void } = {};
  let url = '';
  const server = await localServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    forms.push(Object.fromEntries(new URLSearchParams(body)));
    state.beforeAnswer?.();
    const { status, body: answer } = state.answer ?? {
      status: 200,
      body: JSON.stringify({
        access_token: `fresh-${forms.length}`,
        api_domain: url,
        token_type: 'Bearer',
        expires_in: 3600,
      }),
    };
    response.writeHead(status).end(answer);
  });
  url = server.url;
  return { ...server, forms, state };
}

describe('createTokenProvider', () => {
  let server: Awaited<ReturnType<typeof accountsServer>>;
  let now: number;
  let calls: CrmCall[];

  beforeAll(async () => {
    server = await accountsServer();
  });
  beforeEach(() => {
    now = 1_800_000_000_000;
    calls = [];
    server.forms.length = 0;
    delete server.state.answer;
    delete server.state.beforeAnswer;
  });
  afterAll(() => server.close());

  function stored(changes: Partial<Tokens> = {}): Tokens {
    return {
      refreshToken: 'refresh',
      accountsUrl: server.url,
      accessToken: 'old',
      accessTokenExpiresAt: now + hour,
      ...changes,
    };
  }

  function provider(
    initial: Record<string, Tokens>,
    tokens = tokensInMemory(initial),
    closed?: AbortSignal,
  ) {
    const accessToken = createTokenProvider({
      tokens,
      client: { id: 'client', secret: 'client-secret' },
      dataCenters: createDataCenters([
        localDataCenter({ accountsUrl: server.url, apiUrl: server.url }),
      ]),
      clock: { now: () => now },
      send: createTransport({ timeoutMs: 1000, maxBodyBytes: 100_000 }),
      onCall: (call) => calls.push(call),
      closed,
    });
    return { accessToken, kept: tokens.kept, tokens };
  }

  it('gives out the stored token while it is fresh, without a word to Zoho', async () => {
    const { accessToken } = provider({ org: stored() });

    expect(await accessToken('org')).toBe('old');
    expect(server.forms).toEqual([]);
  });

  it.each<[string, Partial<Tokens>]>([
    ['is missing', { accessToken: undefined, accessTokenExpiresAt: undefined }],
    ['is over', { accessTokenExpiresAt: 1_800_000_000_000 - 1 }],
    ['could end under way', { accessTokenExpiresAt: 1_800_000_000_000 + 60_000 }],
  ])('asks for a new token and stores it when the old one %s', async (_, changes) => {
    const { accessToken, kept } = provider({ org: stored(changes) });

    expect(await accessToken('org')).toBe('fresh-1');
    expect(server.forms).toEqual([
      {
        grant_type: 'refresh_token',
        refresh_token: 'refresh',
        client_id: 'client',
        client_secret: 'client-secret',
      },
    ]);
    expect(kept.get('org')).toEqual(
      stored({ accessToken: 'fresh-1', accessTokenExpiresAt: now + hour }),
    );
    expect(await accessToken('org')).toBe('fresh-1');
    expect(server.forms).toHaveLength(1);
  });

  it('asks once for each organization, however many calls wait', async () => {
    const over = { accessTokenExpiresAt: 0 };
    const { accessToken } = provider({
      a: stored({ ...over, refreshToken: 'refresh-a' }),
      b: stored({ ...over, refreshToken: 'refresh-b' }),
    });

    const given = await Promise.all(
      Array.from({ length: 200 }, (_, index) => accessToken(index % 2 ? 'a' : 'b')),
    );

    expect(server.forms.map((form) => form['refresh_token']).toSorted()).toEqual([
      'refresh-a',
      'refresh-b',
    ]);
    expect(new Set(given).size).toBe(2);
  });

  it('asks once for a token that many calls found rejected, early or late', async () => {
    const { accessToken } = provider({ org: stored() });

    const together = await Promise.all(
      Array.from({ length: 100 }, () => accessToken('org', 'old')),
    );
    const late = await accessToken('org', 'old');

    expect(new Set([...together, late])).toEqual(new Set(['fresh-1']));
    expect(server.forms).toHaveLength(1);
  });

  it('uses the token that another process has stored meanwhile', async () => {
    const { accessToken, kept } = provider({ org: stored() });
    kept.set('org', stored({ accessToken: 'from elsewhere' }));

    expect(await accessToken('org', 'old')).toBe('from elsewhere');
    expect(server.forms).toEqual([]);
  });

  it('asks once however many processes want a new token, of one store', async () => {
    const one = provider({ org: stored({ accessTokenExpiresAt: 0 }) });
    const others = Array.from({ length: 4 }, () => provider({}, one.tokens));

    const given = await Promise.all(
      [one, ...others].flatMap(({ accessToken }) => [accessToken('org'), accessToken('org')]),
    );

    expect(new Set(given)).toEqual(new Set(['fresh-1']));
    expect(server.forms).toHaveLength(1);
  });

  it('takes over from a process that died while it asked', async () => {
    const { accessToken, tokens } = provider({ org: stored({ accessTokenExpiresAt: 0 }) });
    await tokens.claimRefresh('org', now, now + 60_000);
    const given = accessToken('org');
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(server.forms).toEqual([]);

    now += 60_000;

    expect(await given).toBe('fresh-1');
  });

  it('waits for no other process when it is to stop', async () => {
    const tokens = tokensInMemory({ org: stored({ accessTokenExpiresAt: 0 }) });
    await tokens.claimRefresh('org', now, now + 60_000);
    const stop = new AbortController();
    const { accessToken } = provider({}, tokens, stop.signal);
    const waiting = accessToken('org');
    stop.abort();

    await expect(waiting).rejects.toMatchObject({ code: 'crm-unavailable' });
    expect(server.forms).toEqual([]);
  });

  it('lets others ask at once when its own asking fails', async () => {
    const one = provider({ org: stored({ accessTokenExpiresAt: 0 }) });
    const two = provider({}, one.tokens);
    server.state.answer = { status: 503, body: '{}' };
    server.state.beforeAnswer = () => {
      if (server.forms.length > 1) delete server.state.answer;
    };

    const outcomes = await Promise.allSettled([one.accessToken('org'), two.accessToken('org')]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(server.forms).toHaveLength(2);
  });

  it('does not bring back a connection that was removed while it asked', async () => {
    const { accessToken, kept } = provider({ org: stored({ accessTokenExpiresAt: 0 }) });
    server.state.beforeAnswer = () => kept.delete('org');

    await accessToken('org');

    expect(kept.has('org')).toBe(false);
    await expect(accessToken('org')).rejects.toMatchObject({ code: 'organization-not-connected' });
  });

  it('does not overwrite a connection that was renewed while it asked', async () => {
    const { accessToken, kept, tokens } = provider({ org: stored({ accessTokenExpiresAt: 0 }) });
    const renewed = stored({ refreshToken: 'renewed', accessToken: 'renewed access' });
    server.state.beforeAnswer = () => void tokens.save('org', renewed);

    await accessToken('org');

    expect(kept.get('org')).toEqual(renewed);
    expect(await accessToken('org')).toBe('renewed access');
  });

  it.each<[what: string, status: number, body: string, code: string]>([
    ['a refresh token revoked or unknown', 200, '{"error":"invalid_code"}', 'crm-access-revoked'],
    ['the same with an honest status', 400, '{"error":"invalid_code"}', 'crm-access-revoked'],
    [
      'too many requests',
      200,
      '{"error_description":"You have made too many requests continuously.","error":"Access Denied"}',
      'crm-rate-limited',
    ],
    ['too many requests', 400, '{"error":"Access Denied"}', 'crm-rate-limited'],
    ['HTTP 429', 429, '{"error":"whatever"}', 'crm-rate-limited'],
    ['HTTP 429 as a page', 429, '<html>', 'crm-rate-limited'],
    ['a wrong client', 200, '{"error":"invalid_client"}', 'crm-refused'],
    ['a wrong secret', 200, '{"error":"invalid_client_secret"}', 'crm-refused'],
    ['a login page', 200, '<html>', 'crm-unavailable'],
    ['trouble', 500, '{"error":"general_error"}', 'crm-unavailable'],
    ['nothing of use', 200, '{}', 'crm-unavailable'],
    ['nothing', 204, '', 'crm-unavailable'],
    [
      'an API address nobody knows',
      200,
      '{"access_token":"t","api_domain":"https://evil.example","expires_in":3600}',
      'unknown-data-center',
    ],
  ])('takes %s (HTTP %i) for what it is', async (_, status, body, code) => {
    const { accessToken, kept } = provider({ org: stored({ accessTokenExpiresAt: 0 }) });
    const before = kept.get('org');
    server.state.answer = { status, body };

    await expect(accessToken('org')).rejects.toMatchObject({ code });
    expect(kept.get('org')).toBe(before);
    expect(server.forms).toHaveLength(1);
  });

  it('fails all waiting calls with one refusal and asks again for the next', async () => {
    const { accessToken } = provider({ org: stored({ accessTokenExpiresAt: 0 }) });
    server.state.answer = { status: 503, body: '{}' };

    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => accessToken('org')));
    delete server.state.answer;

    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(server.forms).toHaveLength(1);
    expect(await accessToken('org')).toBe('fresh-2');
  });

  it('gives the client secret to no accounts server that is not listed', async () => {
    const { accessToken } = provider({
      org: stored({ accessTokenExpiresAt: 0, accountsUrl: 'https://accounts.zoho.evil.example' }),
    });

    await expect(accessToken('org')).rejects.toMatchObject({ code: 'unknown-data-center' });
  });

  it('knows nothing of an organization without a connection', async () => {
    const { accessToken } = provider({});

    await expect(accessToken('org')).rejects.toMatchObject({ code: 'organization-not-connected' });
  });

  it('understands a life that is told in milliseconds', async () => {
    const { accessToken, kept } = provider({ org: stored({ accessTokenExpiresAt: 0 }) });
    server.state.answer = {
      status: 200,
      body: JSON.stringify({
        access_token: 't',
        api_domain: server.url,
        expires_in: 3_600_000,
        expires_in_sec: 3600,
      }),
    };

    await accessToken('org');

    expect(kept.get('org')?.accessTokenExpiresAt).toBe(now + hour);
  });

  it('reports each refresh, free of credits', async () => {
    const { accessToken } = provider({ org: stored({ accessTokenExpiresAt: 0 }) });

    await accessToken('org');
    server.state.answer = { status: 200, body: '{"error":"invalid_code"}' };
    await accessToken('org', 'fresh-1').catch(() => {});

    expect(calls).toEqual([
      expect.objectContaining({ organizationId: 'org', operation: 'refresh-token', credits: 0 }),
      expect.objectContaining({ organizationId: 'org', operation: 'refresh-token', credits: 0 }),
    ]);
    expect(calls.map(({ status }) => status)).toEqual([200, 200]);
  });
});
