import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leastCredits } from '../../../src/app/least-credits.ts';
import { type Demo, startDemo } from '../../../src/cli/demo/start-demo.ts';
import { classFields } from '../../../src/core/fields/class-fields.ts';
import { classifyFromScratch } from '../../support/classify-from-scratch.ts';

describe.each(['en', 'zh'] as const)('the demo in %s', (language) => {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-demo-test-'));
  const complaints: string[] = [];
  let demo: Demo;

  beforeAll(async () => {
    const ignore = () => {};
    const complain = (_: unknown, message: string) => complaints.push(message);
    const log = { debug: ignore, info: ignore, warn: complain, error: complain };
    demo = await startDemo({ seed: 7, language, folder, log });
    await demo.connect();
    await vi.waitFor(async () => expect((await demo.progress())?.state).toBe('finished'), {
      timeout: 60_000,
    });
  });
  afterAll(async () => {
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function known() {
    const found = await demo.tierwise.store.organizations.find(demo.organization.zgid);
    if (!found) throw new Error('no organization is connected');
    return found;
  }

  it('writes into every account what classifying the CRM’s own records from scratch gives', async () => {
    const { tierwise, organization } = demo;
    const expected = await classifyFromScratch({
      ...{ tierwise, organization, known },
      clock: { now: Date.now },
    });
    const { fields } = await known();
    const shown = new Map(
      organization
        .records('Accounts')
        .map((record) => [
          record.id,
          Object.fromEntries(
            classFields.map(({ key }) => [key, record[fields[key]?.apiName ?? ''] ?? null]),
          ),
        ]),
    );

    expect(shown.size).toBe(1000);
    expect(shown).toEqual(expected);
  });

  it('holds accounts in every lifecycle class and every tier', async () => {
    const { fields } = await known();
    for (const key of ['tier', 'lifecycle']) {
      const values = Object.values(fields[key]?.values ?? {});
      const seen = demo.organization
        .records('Accounts')
        .map((record) => record[fields[key]?.apiName ?? '']);

      expect(new Set(seen)).toEqual(new Set(values));
    }
  });

  it('spends at most a tenth more credits than the least possible, and starts no automation', async () => {
    const { organization } = demo;
    const { fields, views = [] } = await known();
    const accounts = organization.count('Accounts');
    const least = leastCredits({
      accounts,
      deals: organization.count('Deals'),
      written: accounts,
      createdFields: Object.keys(fields).length,
      createdViews: views.length,
    });
    const spent = Object.values(organization.credits.byOperation).reduce((sum, n) => sum + n, 0);

    expect(organization.count('Deals')).toBe(10_000);
    expect(spent / least).toBeLessThanOrEqual(1.1);
    expect(organization.wouldHaveFired).toEqual([]);
  });

  it('has nothing to complain about', () => {
    expect(complaints).toEqual([]);
  });
});
