import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Crm, CrmConnection } from '../../src/app/ports/crm.ts';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { createCallGate } from '../../src/zoho/call-gate.ts';
import { createZoho } from '../../src/zoho/create-zoho.ts';
import { localDataCenter } from '../../src/zoho/data-centers.ts';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import { aClock, seconds } from '../emulator/support/travelling-clock.ts';
import { tokensInMemory } from './support/test-zoho.ts';

const client = { id: '1000.CLIENT', secret: 'secret' };
const others = { ...known, zgid: '808232145' };

describe('calls of an organization', () => {
  let emulator: Emulator;
  let crm: Crm;
  let clock: ReturnType<typeof aClock>;

  beforeEach(async () => {
    clock = aClock();
    const seed = anOrganization({ edition: 'free', records: { Accounts: manyAccounts(100) } });
    emulator = await startEmulator({
      organizations: [seed, { ...anOrganization(), zgid: others.zgid }],
      clock,
    });
    emulator.registerClient({ clientId: client.id, clientSecret: client.secret, redirectUris: [] });
    const granted = (zgid: string) => ({
      ...emulator.grantTokens({
        clientId: client.id,
        zgid,
        userId: known.admin,
        scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.org.READ'],
      }),
      accountsUrl: emulator.accountsUrl,
      accessTokenExpiresAt: clock.now() + 3600 * seconds,
    });
    const { apiUrl, accountsUrl } = emulator;
    const zoho = await createZoho({
      clients: { connect: client, 'sign-in': client },
      tokens: tokensInMemory({
        [known.zgid]: granted(known.zgid),
        [others.zgid]: granted(others.zgid),
      }),
      clock,
      onCall: () => {},
      dataCenters: [localDataCenter({ apiUrl, accountsUrl })],
    });
    crm = zoho.crm;
  });

  afterEach(() => emulator.stop());

  const connectionOf = (organizationId: string): CrmConnection => ({
    organizationId,
    apiDomain: emulator.apiUrl,
  });
  const requests = (zgid: string) => emulator.organization(zgid).requests;
  const read = (zgid: string = known.zgid) => crm.readOrganization(connectionOf(zgid));

  it('are never more at once than the smallest edition bears, however many are wanted', async () => {
    emulator.organization(known.zgid).faults.inject({ kind: 'slow' });

    const answers = await Promise.all(Array.from({ length: 40 }, () => read()));

    expect(answers).toHaveLength(40);
    expect(requests(known.zgid).filter(({ status }) => status === 429)).toEqual([]);
  });

  it('stay within the ten that any edition bears of large writes', async () => {
    emulator.organization(known.zgid).faults.inject({ kind: 'slow' });
    const updates = manyAccounts(100).map(({ id }) => ({ id: String(id), values: { Phone: '1' } }));

    await Promise.all(
      Array.from({ length: 20 }, () => crm.updateAccounts(connectionOf(known.zgid), updates)),
    );

    expect(requests(known.zgid).map(({ status }) => status)).toEqual(Array(20).fill(200));
  });

  it('cease for a while once Zoho has refused one, each time longer, and begin again', async () => {
    const mend = emulator.organization(known.zgid).faults.inject({ kind: 'throttled' });
    const refused = { code: 'crm-rate-limited' };
    for (const restMs of [500, 1000, 2000]) {
      const before = requests(known.zgid).length;
      await expect(read()).rejects.toMatchObject(refused);
      await expect(read()).rejects.toMatchObject(refused);
      expect(requests(known.zgid)).toHaveLength(before + 1);
      clock.travel(restMs / 2 - 1);
      await expect(read()).rejects.toMatchObject(refused);
      expect(requests(known.zgid)).toHaveLength(before + 1);
      clock.travel(restMs / 2 + 1);
    }
    mend();

    await expect(read()).resolves.toMatchObject({ id: known.zgid });
  });

  it('go on for other organizations meanwhile', async () => {
    emulator.organization(known.zgid).faults.inject({ kind: 'throttled' });
    await expect(read()).rejects.toMatchObject({ code: 'crm-rate-limited' });

    await expect(read(others.zgid)).resolves.toMatchObject({ id: others.zgid });
  });

  it('do not begin again all together', async () => {
    const lucks = [0, 1];
    const gate = createCallGate(clock, () => lucks.shift() ?? 1);
    const isThrottled = () => true;
    const call = (id: string) => gate.through(id, async () => 'refused', isThrottled);
    await call('unlucky');
    await call('lucky');

    clock.travel(250);
    await expect(call('unlucky')).resolves.toBe('refused');
    await expect(call('lucky')).rejects.toMatchObject({ code: 'crm-rate-limited' });
  });
});
