import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppDependencies } from '../../src/app/dependencies.ts';
import { createInstallFields } from '../../src/app/install-fields.ts';
import { classFields } from '../../src/core/fields/class-fields.ts';
import { anAccount, anOrganization, freshId } from '../store/contract/samples.ts';
import { type OpenStore, openStore } from '../support/open-store.ts';

describe('what is known of the fields of accounts', () => {
  const texts = classFields.filter(({ type }) => type === 'text');
  const [first = '', second = ''] = texts.map(({ key }) => key);
  const present = texts.map(({ key, label, tooltip, type }) => ({
    ...{ id: `field of ${key}`, apiName: key, label: label.en, tooltip: tooltip.en },
    ...{ dataType: type, isCustom: true, isReadOnly: false, values: [] },
  }));
  const crm = { listAccountFields: async () => present };
  let opened: OpenStore;

  beforeEach(async () => {
    opened = await openStore();
  });

  afterEach(() => opened.remove());

  it('is forgotten when a field is taken over in which nobody has looked, not else', async () => {
    const { store } = opened;
    const id = freshId();
    const organization = await seen(id);
    const installFields = createInstallFields({ store, crm } as unknown as AppDependencies);

    await installFields({ ...organization, chosenFields: [first] });
    expect(await store.mirror.seenAt(id, 'a')).toBe(5);

    await installFields({ ...organization, chosenFields: [first, second] });
    expect(await store.mirror.seenAt(id, 'a')).toBeUndefined();
  });

  it('is forgotten also when that was cut short and is done again', async () => {
    const { store } = opened;
    const id = freshId();
    const organization = await seen(id);
    const forgetSeen = () => Promise.reject(new Error('killed'));
    const cutShort = { ...store, mirror: { ...store.mirror, forgetSeen } };
    const chosenFields = [first, second];

    const killed = createInstallFields({ store: cutShort, crm } as unknown as AppDependencies);
    await expect(killed({ ...organization, chosenFields })).rejects.toThrow('killed');
    const again = createInstallFields({ store, crm } as unknown as AppDependencies);
    const known = (await store.organizations.find(id)) ?? organization;
    await again({ ...known, chosenFields });

    expect(await store.mirror.seenAt(id, 'a')).toBeUndefined();
  });

  /** An organization with the first field, of whose one account it is known what that holds. */
  async function seen(id: string) {
    const { store } = opened;
    const fields = { [first]: { fieldId: `field of ${first}`, apiName: '', values: {} } };
    const organization = anOrganization(id, { language: 'en', fields });
    await store.organizations.save(organization);
    await store.mirror.putAccounts(id, [anAccount({ id: 'a' })]);
    await store.mirror.noteSeen(id, [{ accountId: 'a', modifiedAt: 5 }]);
    return organization;
  }
});
