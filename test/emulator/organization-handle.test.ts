import { describe, expect, it } from 'vitest';
import { anOrganization, known } from './support/an-organization.ts';
import { clientOf } from './support/api-client.ts';
import { startHonestEmulator } from './support/honest-emulator.ts';

describe('an organization, seen from inside', () => {
  async function start() {
    const customFields = [
      { module: 'Accounts', apiName: 'Mood', label: 'Mood', dataType: 'text' },
    ] as const;
    const emulator = await startHonestEmulator({
      organizations: [anOrganization({ customFields })],
    });
    return { organization: emulator.organization(known.zgid), client: clientOf(emulator) };
  }

  it('takes a record out of the recycle bin, where it stood before', async () => {
    const { organization, client } = await start();
    organization.deleteRecord('Accounts', known.acme);
    organization.restoreRecord('Accounts', known.acme);

    const ids = organization.records('Accounts').map(({ id }) => id);
    expect(ids).toEqual([known.acme, known.globex]);
    expect((await client.get('/Accounts/deleted')).status).toBe(204);
    const changed = String(organization.record('Accounts', known.acme)?.['Modified_Time']);
    expect(Date.now() - Date.parse(changed)).toBeLessThan(60_000);
    expect(() => organization.restoreRecord('Accounts', known.acme)).toThrow('recycle bin');
  });

  it('loses a custom field with what stood in it, and no other', async () => {
    const { organization, client } = await start();
    organization.updateRecord('Accounts', known.acme, { Mood: 'fine' });
    organization.deleteField('Accounts', 'Mood');

    expect(organization.record('Accounts', known.acme)).not.toHaveProperty('Mood');
    const { body } = await client.get('/settings/fields?module=Accounts');
    const names = body.fields.map((field: { api_name: string }) => field.api_name);
    expect(names).toContain('Account_Name');
    expect(names).not.toContain('Mood');
    expect(() => organization.deleteField('Accounts', 'Account_Name')).toThrow('custom');
  });
});
