import { describe, expect, it } from 'vitest';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, days, minutes } from '../support/travelling-clock.ts';

async function start(clock = aClock()) {
  const emulator = await startHonestEmulator({ organizations: [anOrganization()], clock });
  return { emulator, organization: emulator.organization(known.zgid), client: clientOf(emulator) };
}

describe('reading one record', () => {
  it('answers all of its fields, or those asked for', async () => {
    const { client } = await start();

    const whole = await client.get(`/Accounts/${known.acme}`);
    const part = await client.get(`/Accounts/${known.acme}?fields=Account_Name`);

    expect(whole.body.data[0]).toMatchObject({
      Industry: 'Manufacturing',
      $approval_state: 'approved',
    });
    expect(part.body.data).toEqual([{ id: known.acme, Account_Name: 'Acme' }]);
  });

  it('refuses a record of somebody else as if it did not exist', async () => {
    const { emulator } = await start();
    const rep = clientOf(emulator, { userId: known.rep });

    const foreign = await rep.get(`/Accounts/${known.globex}`);
    const none = await rep.get('/Accounts/5540230000000999999');

    expect(foreign).toMatchObject({ status: 400, body: { code: 'INVALID_DATA' } });
    expect(foreign.body).toEqual(none.body);
    expect((await rep.get(`/Accounts/${known.acme}`)).status).toBe(200);
  });

  it('is 204 for a deleted record', async () => {
    const { client, organization } = await start();
    organization.deleteRecord('Accounts', known.acme);

    expect(await client.get(`/Accounts/${known.acme}`)).toMatchObject({ status: 204, text: '' });
  });
});

describe('creating records', () => {
  const deal = { Deal_Name: 'Next', Stage: 'Negotiation/Review', Closing_Date: '2026-04-01' };

  it('fills in what Zoho fills in', async () => {
    const { client, organization } = await start();

    const { status, body } = await client.send('POST', '/Deals', {
      data: [{ ...deal, Amount: 1000, Account_Name: { id: known.acme } }],
    });

    expect(status).toBe(201);
    const { id } = body.data[0].details;
    expect(id).toMatch(/^\d{19}$/);
    expect(BigInt(id)).toBeGreaterThan(BigInt(known.acmeDeal));
    expect(organization.record('Deals', id)).toMatchObject({
      Owner: { id: known.admin },
      Pipeline: 'Standard (Standard)',
      Probability: 90,
      Expected_Revenue: 900,
      Account_Name: { name: 'Acme', id: known.acme },
      Created_Time: '2026-03-02T09:00:00+08:00',
    });
  });

  it('makes each record for itself', async () => {
    const { client, organization } = await start();

    const { status, body } = await client.send('POST', '/Deals', { data: [{ Amount: 1 }, deal] });

    expect(status).toBe(207);
    expect(body.data).toMatchObject([
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Deal_Name' } },
      { code: 'SUCCESS' },
    ]);
    expect(organization.records('Deals')).toHaveLength(2);
  });

  it('makes a task on an account', async () => {
    const { client, organization } = await start();
    const task = { Subject: 'Thank you', What_Id: { id: known.acme }, $se_module: 'Accounts' };

    const { body } = await client.send('POST', '/Tasks', { data: [task] });

    expect(organization.record('Tasks', body.data[0].details.id)).toMatchObject({
      Subject: 'Thank you',
      Status: 'Not Started',
      What_Id: { name: 'Acme', id: known.acme },
      $se_module: 'Accounts',
    });
    const related = await client.get(`/Accounts/${known.acme}/Tasks?fields=Subject`);
    expect(related.body.data).toHaveLength(1);
  });

  it('wants to know in which module the record of a task is', async () => {
    const { client } = await start();

    const data = [{ Subject: 'Thank you', What_Id: { id: known.acme } }];
    const { body } = await client.send('POST', '/Tasks', { data });

    expect(body.data[0]).toMatchObject({
      code: 'MANDATORY_NOT_FOUND',
      details: { api_name: '$se_module' },
    });
  });

  it('is an activity of the account, which is not modified by it', async () => {
    const clock = aClock();
    const { client, organization } = await start(clock);
    clock.travel(minutes);

    await client.send('POST', '/Deals', { data: [{ ...deal, Account_Name: { id: known.acme } }] });

    expect(organization.record('Accounts', known.acme)).toMatchObject({
      Last_Activity_Time: '2026-03-02T09:01:00+08:00',
      Modified_Time: '2024-02-05T10:00:00+08:00',
    });
  });

  it('makes a note on an account, and none on nothing', async () => {
    const { client } = await start();
    const module = { api_name: 'Accounts' };
    const note = (id: string) => ({
      Note_Title: 'Visit',
      Note_Content: '…',
      Parent_Id: { module, id },
    });

    const { body } = await client.send('POST', '/Notes', {
      data: [note(known.acme), note('1'), { Parent_Id: { module, id: known.acme } }],
    });

    expect(body.data.map(({ code }: { code: string }) => code)).toEqual([
      'SUCCESS',
      'INVALID_DATA',
      'EXPECTED_FIELD_MISSING',
    ]);
    const read = await client.get(`/Notes/${body.data[0].details.id}`);
    expect(read.body.data[0].Parent_Id).toMatchObject({ name: 'Acme', module });
  });
});

describe('deleting records', () => {
  it('lists what was deleted, newest first, and names it as long as it lies in the recycle bin', async () => {
    const clock = aClock();
    const { client, emulator } = await start(clock);
    await client.send('DELETE', `/Deals/${known.acmeDeal}`);
    await client.send('DELETE', `/Accounts?ids=${known.acme}`);
    clock.travel(minutes);
    const { status, body } = await client.send(
      'DELETE',
      `/Accounts?ids=${known.globex},${known.acme}`,
    );
    const list = '/Accounts/deleted?type=all';

    const now = await client.get(list);
    const since = { 'if-modified-since': '2026-03-02T09:00:30+08:00' };
    const lately = await client.get(list, since);
    clock.travel(60 * days);
    const later = await clientOf(emulator).get(list);
    clock.travel(60 * days);
    const longAfter = await clientOf(emulator).get(list);

    expect(status).toBe(207);
    expect(body.data.map(({ code }: { code: string }) => code)).toEqual([
      'SUCCESS',
      'INVALID_DATA',
    ]);
    expect(now.body.data).toMatchObject([
      {
        id: known.globex,
        display_name: 'Globex',
        type: 'recycle',
        deleted_by: { id: known.admin },
      },
      { id: known.acme, deleted_time: '2026-03-02T09:00:00+08:00' },
    ]);
    expect(lately.body.data.map(({ id }: { id: string }) => id)).toEqual([known.globex]);
    expect(later.body.data[1]).toMatchObject({ type: 'permanent', display_name: null });
    expect(longAfter.status).toBe(204);
  });

  it('takes a hundred ids at once and not one more', async () => {
    const { client, organization } = await start();
    const ids = [known.acme, ...Array.from({ length: 100 }, (_, index) => index + 1)];

    const { status, body } = await client.send('DELETE', `/Accounts?ids=${ids}`);

    expect({ status, code: body.code }).toEqual({ status: 400, code: 'INVALID_DATA' });
    expect(organization.record('Accounts', known.acme)).toBeDefined();
  });

  it('costs two credits to list', async () => {
    const { client, organization } = await start();

    await client.get('/Accounts/deleted');

    expect(organization.credits.spent).toBe(2);
  });
});

describe('related lists', () => {
  it('answer the deals of an account, and its member accounts', async () => {
    const { client, organization } = await start();
    organization.updateRecord('Accounts', known.globex, { Parent_Account: { id: known.acme } });

    const deals = await client.get(`/Accounts/${known.acme}/Deals?fields=Deal_Name`);
    const members = await client.get(`/Accounts/${known.acme}/Member_Accounts?fields=Account_Name`);
    const none = await client.get(`/Accounts/${known.globex}/Deals?fields=Deal_Name`);

    expect(deals.body.data).toEqual([{ id: known.acmeDeal, Deal_Name: 'First order' }]);
    expect(members.body.data).toEqual([{ id: known.globex, Account_Name: 'Globex' }]);
    expect(none.status).toBe(204);
  });
});
