import { readFileSync } from 'node:fs';
import { Constants } from '@zohocrm/typescript-sdk';
import { afterEach, expect, it } from 'vitest';
import { bootSdk } from '../../../src/zoho/sdk/boot-sdk.ts';

const installed = Constants.SDK_VERSION;

afterEach(() => {
  Constants.SDK_VERSION = installed;
});

it('refuses to boot on a version of the SDK that nobody checked', () => {
  Constants.SDK_VERSION = '3.0.1';

  expect(bootSdk).toThrow('Zoho SDK 3.0.1 is not 3.0.0');
});

it('is pinned to exactly one version', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

  expect(dependencies['@zohocrm/typescript-sdk']).toBe(
    `npm:@zohocrm/typescript-sdk-8.0@${installed}`,
  );
});
