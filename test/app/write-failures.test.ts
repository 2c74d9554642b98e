import { afterEach, describe, expect, it } from 'vitest';
import { createListFailures } from '../../src/app/list-failures.ts';
import { writeProblemOf, writeProblems } from '../../src/app/write-problems.ts';
import type { OrganizationSeed } from '../../src/emulator/organization-seed.ts';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

const minuteMs = 60_000;
const [first = '', second = ''] = manyAccounts(2).map(({ id }) => String(id));

describe('an account that cannot be written', () => {
  let world: World;

  afterEach(() => world.stop());

  async function start(over: Partial<OrganizationSeed> = {}): Promise<void> {
    const records = { Accounts: manyAccounts(12), Deals: [] };
    world = await startWorld(anOrganization({ records, ...over }));
  }

  async function win(accountId: string): Promise<void> {
    world.win(accountId);
    await world.settle();
  }

  async function apiNameOf(key: string): Promise<string> {
    return (await world.known()).fields[key]?.apiName ?? '';
  }

  const failures = () => createListFailures({ store: world.tierwise.store })(known.zgid, 99);

  it.each([
    ['locked', 'locked'],
    ['in-blueprint', 'in-blueprint'],
  ] as const)(
    'because it is %s keeps no other, is listed, and is written later',
    async (hold, problem) => {
      await start();
      await world.install();
      world.organization.holdRecord('Accounts', first, hold);
      await win(first);
      await win(second);

      expect(await world.fieldsOf(second)).toMatchObject({ lifecycle: 'First Purchase' });
      expect(await failures()).toMatchObject([{ accountId: first, problem }]);
      const [failure] = await failures();
      const inMinutes = ((failure?.retryAt ?? 0) - world.clock.now()) / minuteMs;
      expect(Math.round(inMinutes)).toBe(15);

      world.organization.holdRecord('Accounts', first, undefined);
      world.clock.advance(16 * minuteMs);
      await world.stayCurrent();
      expect(await world.fieldsOf(first)).toMatchObject({ lifecycle: 'First Purchase' });
      expect(await failures()).toEqual([]);
    },
  );

  it('because its picklist lacks the value gets the value, and is written at once', async () => {
    await start();
    await world.install();
    const apiName = await apiNameOf('lifecycle');
    world.organization.removePicklistValue('Accounts', apiName, 'First Purchase');

    await win(first);

    expect(await world.fieldsOf(first)).toMatchObject({ lifecycle: 'First Purchase' });
    expect(await failures()).toEqual([]);
  });

  it('is tried again when somebody says so', async () => {
    await start();
    await world.install();
    world.organization.holdRecord('Accounts', first, 'locked');
    await win(first);
    world.organization.holdRecord('Accounts', first, undefined);

    await world.tierwise.app.undoRun.resume(known.zgid);
    await world.settle();

    expect(await failures()).toEqual([]);
  });

  it('because the connected user may write none fails the installation before anything is read', async () => {
    await start({
      profiles: [
        {
          id: known.adminProfile,
          name: 'Administrator',
          isAdministrator: true,
          seesAll: true,
          denies: ['Accounts.edit'],
        },
        { id: known.standardProfile, name: 'Standard', seesAll: false },
      ],
    });

    const { run } = await world.connect();

    expect(run).toMatchObject({
      state: 'failed',
      step: 'create-fields',
      error: 'crm-permission-missing',
      errorDetail: 'Crm_Implied_Edit_Accounts',
    });
  });
});

describe('what keeps accounts from being written', () => {
  it.each(Object.entries(writeProblems))(
    'is told with a remedy in both languages: %s',
    (_, words) => {
      for (const text of [words.sentence, words.remedy]) {
        expect(text.en).toMatch(/^[A-Z].*\.$/);
        expect(text.zh).toMatch(/\p{Script=Han}.*。$/u);
      }
    },
  );

  it('is a rule of the CRM when its code is unheard of', () => {
    expect(writeProblemOf('UNHEARD_OF')).toBe('rule');
  });
});
