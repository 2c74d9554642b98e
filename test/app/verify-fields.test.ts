import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Crm } from '../../src/app/ports/crm.ts';
import type { CrmField } from '../../src/app/ports/crm-metadata.ts';
import type { Organization } from '../../src/app/ports/organization-store.ts';
import { createRefreshProfile } from '../../src/app/refresh-profile.ts';
import { createVerifyFields } from '../../src/app/verify-fields.ts';
import { anOrganization } from '../store/contract/samples.ts';
import { type OpenStore, openStore } from '../support/open-store.ts';

const silent = () => {};
const fields = {
  tier: { fieldId: '1', apiName: 'Tier', values: {} },
  reason: { fieldId: '2', apiName: 'Class_Reason', values: {} },
};

const inCrm = (id: string): CrmField => ({
  id,
  apiName: 'Renamed',
  label: 'Renamed',
  dataType: 'text',
  isCustom: true,
  values: [],
});

describe('an organization’s own side of things', () => {
  let opened: OpenStore;
  let organization: Organization;
  let warnings: unknown[];
  let crm: Crm;
  let present: CrmField[];

  beforeEach(async () => {
    opened = await openStore();
    organization = anOrganization('a', { fields });
    await opened.store.organizations.save(organization);
    warnings = [];
    present = [inCrm('1'), inCrm('2'), inCrm('3')];
    const { profile, schema } = organization;
    crm = {
      listAccountFields: async () => present,
      readOrganization: async () => profile,
      readSchema: async () => ({ schema: structuredClone(schema), accountFields: present }),
    } as Partial<Crm> as Crm;
  });

  afterEach(() => opened.remove());

  const dependencies = () => {
    const warn = (values: unknown) => warnings.push(values);
    return { store: opened.store, crm, log: { debug: silent, info: silent, warn, error: silent } };
  };
  const stored = async () => (await opened.store.organizations.find('a'))?.fields;

  it('has all our fields as long as their ids are there, whatever they are called by now', async () => {
    expect(await createVerifyFields(dependencies())(organization)).toEqual([]);
    expect(await stored()).toEqual(fields);
    expect(warnings).toEqual([]);
  });

  it('loses the fields that an administrator deleted, and tells which', async () => {
    present = [inCrm('2')];

    expect(await createVerifyFields(dependencies())(organization)).toEqual(['tier']);
    expect(await stored()).toEqual({ reason: fields.reason });
    expect(warnings).toEqual([{ organizationId: 'a', fields: ['tier'] }]);
  });

  it('is not asked for fields that have just been read', async () => {
    crm.listAccountFields = () => Promise.reject(new Error('asked'));

    expect(await createVerifyFields(dependencies())(organization, [inCrm('1')])).toEqual([
      'reason',
    ]);
  });

  it('need not be read anew while it has the same schema', async () => {
    expect(await createRefreshProfile(dependencies())(organization)).toEqual({
      organization,
      mustReadAll: false,
    });
  });

  it('is read anew when a stage ends otherwise, and is not saved before that was done', async () => {
    const schema = { ...organization.schema, stages: [{ value: 'Closed Won', outcome: 'lost' }] };
    crm.readSchema = async () =>
      ({ schema, accountFields: present }) as Awaited<ReturnType<Crm['readSchema']>>;
    const refreshed = await createRefreshProfile(dependencies())(organization);

    expect(refreshed.mustReadAll).toBe(true);
    expect(refreshed.organization.schema).toEqual(schema);
    expect((await opened.store.organizations.find('a'))?.schema).toEqual(organization.schema);
  });

  it('comes without the fields that are gone', async () => {
    present = [inCrm('1')];
    const refreshed = await createRefreshProfile(dependencies())(organization);

    expect(refreshed.organization.fields).toEqual({ tier: fields.tier });
    expect(refreshed.mustReadAll).toBe(false);
  });
});
