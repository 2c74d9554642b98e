import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, environmentNames, readConfig } from '../src/config.ts';
import { zohoDataCenters } from '../src/zoho/data-centers.ts';

const complete = {
  PUBLIC_URL: 'https://tierwise.example.com/',
  SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  ZOHO_CLIENT_ID: '1000.A',
  ZOHO_CLIENT_SECRET: 'secret-a',
  ZOHO_SIGN_IN_CLIENT_ID: '1000.B',
  ZOHO_SIGN_IN_CLIENT_SECRET: 'secret-b',
};

function complaintsOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return '';
}

describe('the configuration', () => {
  it('has a default for everything but addresses and secrets', () => {
    expect(readConfig(complete)).toMatchObject({
      port: 8080,
      publicUrl: 'https://tierwise.example.com',
      databasePath: '.tierwise/tierwise.db',
      nightlyHour: 2,
      zoho: { dataCenter: 'com', emulator: undefined },
    });
  });

  it('knows no data center but Zoho’s and the local one', () => {
    const complaints = complaintsOf({ ...complete, ZOHO_DATA_CENTER: 'co.uk' });

    expect(complaints).toContain('ZOHO_DATA_CENTER: choose one of com eu');
    for (const { id } of zohoDataCenters) {
      expect(readConfig({ ...complete, ZOHO_DATA_CENTER: id }).zoho.dataCenter).toBe(id);
    }
  });

  it('complains of everything at once, each with what to do', () => {
    const complaints = complaintsOf({});

    for (const name of Object.keys(complete)) expect(complaints).toContain(`${name}: `);
    expect(complaints).toContain('openssl rand -base64 32');
    expect(complaints).toContain('https://api-console.zoho.com');
  });

  it.each([
    ['PORT', 'no'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'tierwise'],
    ['PUBLIC_URL', 'ftp://tierwise.example.com'],
    ['NIGHTLY_HOUR', '24'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(complaintsOf({ ...complete, [name]: value })).toContain(`${name}: `);
  });

  it('never repeats a value, since it may be a secret', () => {
    expect(complaintsOf({ ...complete, SECRET_KEY: 'c2hvcnQtc2VjcmV0' })).not.toContain(
      'c2hvcnQtc2VjcmV0',
    );
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ ...complete, PORT: '', ZOHO_EMULATOR_URL: '' }).port).toBe(8080);
  });

  it('is covered by .env.example, in the same order', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const names = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);

    expect(names).toEqual(environmentNames);
  });
});
