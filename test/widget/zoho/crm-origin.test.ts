import { describe, expect, it } from 'vitest';
import { crmOrigin, dataCenterOf } from '../../../widget/zoho/crm-origin.ts';

describe('crmOrigin', () => {
  it('is the origin that the address names', () => {
    const address = 'https://us.example/widget/?serviceOrigin=https%3A%2F%2Fcrm.zoho.eu';
    expect(crmOrigin(address)).toBe('https://crm.zoho.eu');
  });

  it.each(['https://us.example/widget/', 'https://us.example/widget/?serviceOrigin=crm'])(
    'is not known from %s',
    (address) => {
      expect(crmOrigin(address)).toBeUndefined();
    },
  );
});

describe('dataCenterOf', () => {
  it.each([
    ['https://crm.zoho.com', 'com'],
    ['https://crmplus.zoho.com.cn', 'com.cn'],
    ['https://crm.zohocloud.ca', 'ca'],
    ['https://crm.zoho.com.au', 'com.au'],
    ['https://crm.zoho.uk', 'uk'],
  ])('of %s is %s', (origin, dataCenter) => {
    expect(dataCenterOf(origin)).toBe(dataCenter);
  });

  it.each([
    'http://127.0.0.1:9000',
    'https://evilzoho.com',
    'https://zoho.com.evil.example',
    undefined,
  ])('is not known of %s', (origin) => {
    expect(dataCenterOf(origin)).toBeUndefined();
  });
});
