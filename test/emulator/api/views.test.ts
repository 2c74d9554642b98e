import { describe, expect, it } from 'vitest';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';

const path = '/settings/custom_views?module=Accounts';
const columns = [{ api_name: 'Account_Name' }];

async function start(over: Parameters<typeof anOrganization>[0] = {}) {
  const emulator = await startHonestEmulator({ organizations: [anOrganization(over)] });
  const admin = clientOf(emulator);
  const make = async (criteria: object, name = 'Some') => {
    const view = { name, access_type: 'public', fields: columns, criteria };
    const { body } = await admin.send('POST', path, { custom_views: [view] });
    return String(body.custom_views[0].details.id);
  };
  const shown = async (id: string) => {
    const { body } = await admin.get(`/Accounts?fields=Account_Name&cvid=${id}`);
    return ((body?.data ?? []) as { Account_Name: string }[]).map((row) => row.Account_Name);
  };
  return { emulator, admin, make, shown };
}

function where(field: string, comparator: string, value: unknown) {
  return { field: { api_name: field }, comparator, value };
}

describe('custom views', () => {
  it.each([
    ['equal', 'acme', ['Acme']],
    ['equal', ['Acme', 'Globex'], ['Globex', 'Acme']],
    ['in', ['Globex'], ['Globex']],
    ['not_equal', 'Acme', ['Globex']],
    ['starts_with', 'Glo', ['Globex']],
    ['contains', 'cm', ['Acme']],
    ['contains', 'xyz', []],
  ])('show the records whose field is %s %s', async (comparator, value, expected) => {
    const { make, shown } = await start();

    expect(await shown(await make(where('Account_Name', comparator, value)))).toEqual(expected);
  });

  it('join criteria by and and by or', async () => {
    const { make, shown } = await start();
    const group = [where('Account_Name', 'contains', 'o'), where('Owner', 'equal', 'Rey Pan')];

    expect(await shown(await make({ group, group_operator: 'AND' }, 'Both'))).toEqual([]);
    expect(await shown(await make({ group, group_operator: 'or' }, 'Either'))).toEqual([
      'Globex',
      'Acme',
    ]);
  });

  it('cost three credits a page', async () => {
    const { emulator, make, shown } = await start();
    const id = await make(where('Account_Name', 'equal', 'Acme'));
    const { credits } = emulator.organization(known.zgid);
    await shown(id);
    const before = credits.byOperation['GET /{module}'];
    await shown(id);

    expect(credits.byOperation['GET /{module}']).toBe(Number(before) + 3);
  });

  it('refuse a name twice, a field that is not there, and Zoho’s own view’s end', async () => {
    const { admin, make } = await start();
    await make(where('Account_Name', 'equal', 'Acme'));
    const view = { name: 'SOME', access_type: 'public', fields: columns };
    const { body } = await admin.get(path);
    const wrong = [view, { ...view, name: 'Other', criteria: where('Nothing', 'equal', 'A') }];

    const refused = await admin.send('POST', path, { custom_views: wrong });
    const kept = await admin.send('DELETE', `${path}&ids=${body.custom_views[0].id}`);

    expect(refused.body.custom_views).toMatchObject([
      { code: 'DUPLICATE_DATA', details: { json_path: '$.custom_views[0].name' } },
      {
        code: 'INVALID_DATA',
        details: { json_path: '$.custom_views[1].criteria.field.api_name' },
      },
    ]);
    expect(kept.body.custom_views).toMatchObject([{ code: 'INVALID_DATA' }]);
  });

  it('are not made without a word on who sees them', async () => {
    const { admin } = await start();

    const { status, body } = await admin.send('POST', path, {
      custom_views: [{ name: 'Some', fields: columns }],
    });

    expect(status).toBe(400);
    expect(body.custom_views).toMatchObject([
      { code: 'MANDATORY_NOT_FOUND', details: { json_path: '$.custom_views[0].access_type' } },
    ]);
  });

  it('are not to be made by an API that is older', async () => {
    const { admin } = await start({ hasOlderApi: true });
    const view = { name: 'Some', access_type: 'public', fields: columns };

    const { status, body } = await admin.send('POST', path, { custom_views: [view] });

    expect({ status, code: body.code }).toEqual({ status: 400, code: 'INVALID_REQUEST_METHOD' });
  });
});
