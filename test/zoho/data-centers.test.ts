import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/app/errors.ts';
import {
  createDataCenters,
  localDataCenter,
  zohoDataCenters,
} from '../../src/zoho/data-centers.ts';

describe('zohoDataCenters', () => {
  it.each([
    ['com', 'us', 'accounts.zoho.com', 'www.zohoapis.com', 'content.zohoapis.com', 'crm.zoho.com'],
    ['eu', 'eu', 'accounts.zoho.eu', 'www.zohoapis.eu', 'content.zohoapis.eu', 'crm.zoho.eu'],
    ['in', 'in', 'accounts.zoho.in', 'www.zohoapis.in', 'content.zohoapis.in', 'crm.zoho.in'],
    [
      'com.au',
      'au',
      'accounts.zoho.com.au',
      'www.zohoapis.com.au',
      'content.zohoapis.com.au',
      'crm.zoho.com.au',
    ],
    ['jp', 'jp', 'accounts.zoho.jp', 'www.zohoapis.jp', 'content.zohoapis.jp', 'crm.zoho.jp'],
    [
      'ca',
      'ca',
      'accounts.zohocloud.ca',
      'www.zohoapis.ca',
      'upload.zohocloud.ca',
      'crm.zohocloud.ca',
    ],
    ['sa', 'sa', 'accounts.zoho.sa', 'www.zohoapis.sa', 'files.zoho.sa', 'crm.zoho.sa'],
    ['uk', 'uk', 'accounts.zoho.uk', 'www.zohoapis.uk', 'content.zohoapis.uk', 'crm.zoho.uk'],
    [
      'com.cn',
      'cn',
      'accounts.zoho.com.cn',
      'www.zohoapis.com.cn',
      'content.zohoapis.com.cn',
      'crm.zoho.com.cn',
    ],
  ])('knows %s', (id, location, accounts, api, upload, crm) => {
    const found = zohoDataCenters.find((dataCenter) => dataCenter.id === id);

    expect(found).toMatchObject({
      location,
      accountsUrl: `https://${accounts}`,
      apiUrls: {
        production: `https://${api}`,
        sandbox: `https://${api.replace('www', 'sandbox')}`,
        developer: `https://${api.replace('www', 'developer')}`,
      },
      uploadUrl: `https://${upload}`,
      crmUrl: `https://${crm}`,
    });
  });

  it('has a host for downloads in each', () => {
    const hosts = zohoDataCenters.map(({ downloadUrl }) => new URL(downloadUrl).host);

    expect(hosts).toEqual(
      [
        ...['zoho.com', 'zoho.eu', 'zoho.in', 'zoho.com.au', 'zoho.jp', 'zohocloud.ca'],
        ...['zoho.sa', 'zoho.uk', 'zoho.com.cn'],
      ].map((domain) => `download-accl.${domain}`),
    );
  });

  it('has no other', () => {
    expect(zohoDataCenters).toHaveLength(9);
  });
});

describe('createDataCenters', () => {
  const dataCenters = createDataCenters(zohoDataCenters);

  it('uploads to the data center of the API', () => {
    expect(dataCenters.uploadUrl('https://sandbox.zohoapis.ca')).toBe(
      'https://upload.zohocloud.ca',
    );
    expect(() => dataCenters.uploadUrl('https://www.zohoapis.example')).toThrow(AppError);
  });

  it.each([
    ['https://download-accl.zoho.eu/v2/crm/1/bulk-write/2/2.zip', true],
    ['https://www.zohoapis.eu/crm/bulk/v8/write/2/result', true],
    ['v2/crm/1/bulk-write/2/2.zip', true],
    ['https://download-accl.zoho.com/v2/crm/1/bulk-write/2/2.zip', false],
    ['http://download-accl.zoho.eu/v2/crm/1/bulk-write/2/2.zip', false],
    ['https://download-accl.zoho.eu.example/2.zip', false],
    ['/crm/bulk/v8/read/2/result', true],
    ['//evil.example/2.zip', false],
    ['/\\evil.example/2.zip', false],
    ['https://', false],
  ])('trusts %s with a token for a file of the European data center: %s', (named, isTrusted) => {
    const fileUrl = () => dataCenters.fileUrl('https://www.zohoapis.eu', named);

    if (isTrusted) expect(fileUrl().protocol).toBe('https:');
    else expect(fileUrl).toThrow(expect.objectContaining({ code: 'unknown-data-center' }));
  });

  it('starts at the first data center unless another is named', () => {
    expect(dataCenters.byId(undefined).id).toBe('com');
    expect(dataCenters.byId('com.cn').accountsUrl).toBe('https://accounts.zoho.com.cn');
  });

  it('recognizes an address however it is spelled', () => {
    expect(dataCenters.byAccountsUrl('https://ACCOUNTS.zoho.eu/').id).toBe('eu');
    expect(dataCenters.apiUrl('https://sandbox.zohoapis.in:443/')).toBe(
      'https://sandbox.zohoapis.in',
    );
  });

  it.each([
    'https://accounts.zoho.com.evil.example',
    'https://accounts.zoho.com@evil.example',
    'https://accounts.zoho.eu:8443',
    'http://accounts.zoho.eu',
    'https://www.zohoapis.eu',
    'https://evil.example/accounts.zoho.eu',
    'accounts.zoho.eu',
    '',
  ])('refuses the accounts server %j', (url) => {
    expect(() => dataCenters.byAccountsUrl(url)).toThrow(
      expect.objectContaining({ code: 'unknown-data-center' }),
    );
  });

  it.each(['https://accounts.zoho.eu', 'https://www.zohoapis.eu.evil.example', 'https://evil'])(
    'refuses the API address %j',
    (url) => {
      expect(() => dataCenters.apiUrl(url)).toThrow(
        expect.objectContaining({ code: 'unknown-data-center' }),
      );
    },
  );

  it('refuses an id it does not know', () => {
    expect(() => dataCenters.byId('moon')).toThrow(
      expect.objectContaining({ code: 'unknown-data-center' }),
    );
  });

  it('trusts a local data center only where it is listed', () => {
    const local = localDataCenter({
      accountsUrl: 'http://127.0.0.1:4001/',
      apiUrl: 'http://127.0.0.1:4002/',
    });
    const extended = createDataCenters([...zohoDataCenters, local]);

    expect(extended.byAccountsUrl('http://127.0.0.1:4001').id).toBe('local');
    expect(extended.apiUrl('http://127.0.0.1:4002')).toBe('http://127.0.0.1:4002');
    expect(() => dataCenters.apiUrl('http://127.0.0.1:4002')).toThrow('not a Zoho data center');
  });
});
