import type { Book } from '../book/book.ts';
import { calibrate } from '../calibration/calibrate.ts';
import type { Calibration } from '../calibration/calibration.ts';
import type { Context } from '../dimensions/dimension.ts';
import { classesOfField, classFields } from '../fields/class-fields.ts';
import { writeCredits } from '../fields/write-credits.ts';
import { buildGroups } from '../groups/build-groups.ts';
import type { Policy } from '../policy/policy.ts';
import { policyVersion } from '../policy/policy-version.ts';
import { type ClassTable, createClassTable } from './class-table.ts';
import { compareFields } from './compare-fields.ts';
import { movedBetween, moversOf, movesBetween, sumOf } from './compare-tables.ts';
import type { SimulatedWrite, Simulation, SimulationInputs } from './simulation.ts';

/**
 * What another policy would change: who moves, from where to where, with how much revenue, and what the write would take.
 *
 * The other policy gets a calibration of its own, as it would when published: a threshold and the edges it is held against
 * belong together. What a new calibration would move by itself is counted beside it. Classes that are held today are held on
 * the one side and not on the other, since a new policy starts afresh.
 */
export function simulatePolicies(book: Book, inputs: SimulationInputs): Simulation {
  const { asOf, home, before, after, chosen, earlier = [] } = inputs;
  const groups = buildGroups(book.accounts, book.indexOf);
  const fresh = calibrate(book, before, asOf);
  const contexts = {
    before: { asOf, home, policy: before, calibration: inputs.calibration ?? fresh, earlier },
    after: { asOf, home, policy: after, calibration: calibrate(book, after, asOf) },
  };
  const written = createWriteCount(inputs, contexts.after);
  const old = createClassTable(book, groups, contexts.before, { chosen });
  const isFresh = contexts.before.calibration.id === fresh.id;
  const recalibrated = isFresh
    ? old
    : createClassTable(book, groups, recalibratedContext(contexts.before, fresh), { chosen });
  const next = createClassTable(book, groups, contexts.after, { chosen, visit: written.visit });
  const moved = movedBetween(old, next);
  if (!inputs.fieldsToWrite) {
    const candidates = withOtherScores(moved, old, next);
    compareFields(book, groups, contexts, candidates, inputs, written.add);
  }
  const movers = moversOf(book, moved, old, next);
  return {
    asOf,
    before: namesOf(contexts.before),
    after: namesOf(contexts.after),
    all: {
      accounts: book.accounts.length,
      revenue: old.revenue.reduce((sum, amount) => sum + amount, 0),
    },
    moved: sumOf(movers),
    dimensions: movesBetween(old, next, { before, after }),
    movers,
    write: written.total(),
    movedByCalibrationAlone: movedBetween(old, recalibrated).length,
  };
}

/** The context in force once a new calibration has followed the present one. */
function recalibratedContext(context: Context, calibration: Calibration): Context {
  return { ...context, calibration, earlier: [...(context.earlier ?? []), context.calibration] };
}

function namesOf({ policy, calibration }: Context): Simulation['before'] {
  return { policyVersion: policyVersion(policy), calibrationId: calibration.id };
}

/** Those who moved, and those of whom only the scores differ: these are written, too. */
function withOtherScores(
  moved: readonly number[],
  before: ClassTable,
  after: ClassTable,
): number[] {
  const accounts = new Set(moved);
  before.scores.forEach((score, account) => {
    if (score !== after.scores[account]) accounts.add(account);
  });
  return [...accounts];
}

function createWriteCount(inputs: SimulationInputs, context: Context) {
  const { fieldsToWrite } = inputs;
  const fields: Record<string, number> = {};
  let rows = 0;
  const add = (keys: readonly string[]): void => {
    if (keys.length > 0) rows += 1;
    for (const key of keys) fields[key] = (fields[key] ?? 0) + 1;
  };
  return {
    add,
    visit:
      fieldsToWrite &&
      ((subject: Parameters<typeof fieldsToWrite>[0]) => add(fieldsToWrite(subject, context))),
    total(): SimulatedWrite {
      const newValues = newValuesOf(inputs);
      const calls = Object.keys(newValues).length;
      return { rows, fields: inOrder(fields), newValues, credits: writeCredits(rows) + calls };
    },
  };
}

function inOrder(fields: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    classFields.flatMap(({ key }) => (fields[key] === undefined ? [] : [[key, fields[key]]])),
  );
}

/** Classes of the new policy that the picklists of the old one do not offer. */
function newValuesOf({ before, after, fields }: SimulationInputs): Record<string, string[]> {
  const ids = (field: (typeof classFields)[number], policy: Policy) =>
    classesOfField(field, policy).map(({ id }) => id);
  return Object.fromEntries(
    classFields
      .filter(({ key }) => fields?.includes(key) ?? true)
      .map((field) => {
        const known = ids(field, before);
        return [field.key, ids(field, after).filter((id) => !known.includes(id))] as const;
      })
      .filter(([, values]) => values.length > 0),
  );
}
