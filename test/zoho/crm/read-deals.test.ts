import { describe, expect, it } from 'vitest';
import type { CrmSchema } from '../../../src/app/ports/crm-metadata.ts';
import { dayFromParts } from '../../../src/core/day.ts';
import { dealFieldNames } from '../../../src/zoho/crm/deal-record.ts';
import { connection, schema, testZoho } from '../support/test-zoho.ts';
import { useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();
const wide: CrmSchema = { ...schema, dealFields: [...dealFieldNames] };

const deal = {
  id: '3652397000000269093',
  Deal_Name: 'Oh My Goodknits Inc-',
  Account_Name: { name: '华东机械', id: '3652397000003852095' },
  Stage: 'Abgeschlossen',
  Amount: 82_000,
  Closing_Date: '2026-03-03',
  Type: 'Existing Business',
  Reason_For_Loss__s: null,
  Created_Time: '2026-01-31T16:30:00+00:00',
  Modified_Time: '2026-03-04T01:00:00+08:00',
};

describe('readDeals', () => {
  async function read(changes: object, readWith: CrmSchema = wide) {
    const { crm } = await testZoho();
    zoho
      .api()
      .get('/crm/v8/Deals')
      .query({ fields: readWith.dealFields.join(','), per_page: '200' })
      .reply(200, { data: [{ ...deal, ...changes }], info: { more_records: false } });
    const { rows } = await crm.readDeals(connection, readWith, {});
    return rows[0];
  }

  it('turns a record into facts', async () => {
    expect(await read({})).toEqual({
      facts: {
        id: '3652397000000269093',
        name: 'Oh My Goodknits Inc-',
        accountId: '3652397000003852095',
        outcome: 'won',
        amount: 82_000,
        closedOn: dayFromParts(2026, 3, 3),
        createdOn: dayFromParts(2026, 2, 1),
        type: 'Existing Business',
        lossReason: undefined,
      },
      modifiedAt: Date.parse('2026-03-03T17:00:00Z'),
    });
  });

  it.each([
    ['Abgeschlossen', 'won'],
    ['Verloren', 'lost'],
    ['Negotiation', 'open'],
    ['Closed Won', 'open'],
    [null, 'open'],
  ])('takes stage %s for %s, by the schema and never by its name', async (Stage, outcome) => {
    expect((await read({ Stage }))?.facts.outcome).toBe(outcome);
  });

  it('reads a credit note, a deal without account, and one without amount or date', async () => {
    const creditNote = await read({ Amount: -500.25 });
    const bare = await read({ Account_Name: null, Amount: null, Closing_Date: null });

    expect(creditNote?.facts.amount).toBe(-500.25);
    expect(bare?.facts).toMatchObject({
      accountId: undefined,
      amount: undefined,
      closedOn: undefined,
    });
  });

  it('takes a date that the calendar does not have for unknown', async () => {
    expect((await read({ Closing_Date: '2026-02-30' }))?.facts.closedOn).toBeUndefined();
  });

  it('converts amounts to the home currency', async () => {
    const several = {
      ...wide,
      hasMultipleCurrencies: true,
      dealFields: [...wide.dealFields, 'Currency', 'Exchange_Rate'],
    };

    const converted = await read({ Amount: 780, Currency: 'CNY', Exchange_Rate: 7.8 }, several);

    expect(converted?.facts.amount).toBe(100);
  });

  it('answers no deals with an empty page', async () => {
    const { crm, calls } = await testZoho();
    zoho.api().get('/crm/v8/Deals').query(true).reply(204);

    expect(await crm.readDeals(connection, schema, {})).toEqual({ rows: [] });
    expect(calls).toEqual([expect.objectContaining({ operation: 'read-deals', credits: 1 })]);
  });
});
