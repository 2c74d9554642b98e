import type { Clock } from '../../src/app/ports/clock.ts';
import { readContext } from '../../src/app/read-context.ts';
import { createBookBuilder } from '../../src/core/book/create-book-builder.ts';
import { applyOverrides } from '../../src/core/classification/apply-overrides.ts';
import { classifyBook } from '../../src/core/classification/classify-book.ts';
import { explainSubject } from '../../src/core/classification/explain-subject.ts';
import { fieldValues } from '../../src/core/fields/field-values.ts';
import { buildGroups } from '../../src/core/groups/build-groups.ts';
import { composeStrategy } from '../../src/core/strategy/compose-strategy.ts';
import { nextAction } from '../../src/core/strategy/next-action.ts';
import { strategySummary } from '../../src/core/strategy/strategy-summary.ts';
import { accountRecord } from '../../src/zoho/crm/account-record.ts';
import { dealRecord, stageOutcomes } from '../../src/zoho/crm/deal-record.ts';
import type { ZohoRecord as CrmRecord } from '../../src/zoho/crm/zoho-record.ts';
import type { World } from './start-world.ts';

/** What the class fields of every account should show, by account id and field key, in the CRM's own words. */
export type Expected = Map<string, Record<string, string | null>>;

/**
 * Classifies what the CRM holds at this moment, with nothing but the core: its own records as facts, the calibration in
 * force, people's choices on top. Of what Tierwise remembers it takes the calibration, the choices, and the days on which
 * accounts entered their classes, which no record tells.
 */
export async function classifyFromScratch(
  world: Pick<World, 'organization' | 'known'> & {
    tierwise: Pick<World['tierwise'], 'store'>;
    clock: Clock;
  },
): Promise<Expected> {
  const organization = await world.known();
  const { store } = world.tierwise;
  const { schema, profile, language } = organization;
  const outcomes = stageOutcomes(schema);
  const builder = createBookBuilder();
  for (const record of world.organization.records('Accounts')) {
    builder.addAccount(accountRecord(record as CrmRecord, schema, []).facts);
  }
  for (const record of world.organization.records('Deals')) {
    builder.addDeal(dealRecord(record as CrmRecord, schema, outcomes).facts);
  }
  const book = builder.build();
  const context = await readContext(store, organization, world.clock.now());
  if (!context) throw new Error('no calibration is in force');
  const { policy } = context;
  const overrides = await store.overrides.list(organization.id);
  const held = new Map<string, Record<string, number>>();
  for await (const rows of store.classes.readAll(organization.id)) {
    for (const { accountId, since } of rows) held.set(accountId, since);
  }

  const expected: Expected = new Map();
  classifyBook(book, buildGroups(book.accounts, book.indexOf), context, (_, subject) => {
    const { id } = subject.account;
    const computed = explainSubject(subject, context);
    const chosen = Object.fromEntries(
      overrides
        .filter(({ accountId }) => accountId === id)
        .map(({ dimension, value }) => [dimension, value]),
    );
    const classes = Object.fromEntries(computed.map(({ dimension, value }) => [dimension, value]));
    const effective = { ...classes, ...chosen };
    const strategy = composeStrategy(applyOverrides(computed, chosen, policy), {
      ...context,
      history: { enteredOn: held.get(id) },
    });
    const texts = { strategy: strategySummary(strategy), nextAction: nextAction(strategy) };
    const values = fieldValues(computed, effective, texts, language, profile.currency);
    const inCrm = Object.entries(values).map(([key, value]) => [
      key,
      value === null ? null : (organization.fields[key]?.values[value] ?? value),
    ]);
    expected.set(id, Object.fromEntries(inCrm));
  });
  return expected;
}
