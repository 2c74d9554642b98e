import nock from 'nock';
import { afterAll, afterEach, beforeAll } from 'vitest';

/**
 * Zoho's API in the European data center, answered by nock for the tests of one file. Whatever a test did not
 * announce is refused, and an announced request that never came fails the test.
 */
export function useZohoApi() {
  beforeAll(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const missing = nock.pendingMocks();
    nock.cleanAll();
    if (missing.length > 0) throw new Error(`never requested: ${missing.join(', ')}`);
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
  return {
    /** The API server; every request must carry the token of the test organization. */
    api: (accessToken = '1000.access') =>
      nock('https://www.zohoapis.eu', {
        reqheaders: { authorization: `Zoho-oauthtoken ${accessToken}` },
      }),
    /** The accounts server. */
    accounts: () => nock('https://accounts.zoho.eu'),
  };
}

/** A refusal of a whole call, as Zoho words it. */
export function refusal(code: string, details: object = {}) {
  return { code, details, message: 'in Zoho’s words', status: 'error' };
}
