import { applyOverrides } from '../core/classification/apply-overrides.ts';
import { explainSubject } from '../core/classification/explain-subject.ts';
import { type Day, formatDay } from '../core/day.ts';
import type { Subject } from '../core/dimensions/dimension.ts';
import { classFields } from '../core/fields/class-fields.ts';
import { fieldValues } from '../core/fields/field-values.ts';
import { composeStrategy } from '../core/strategy/compose-strategy.ts';
import { nextAction } from '../core/strategy/next-action.ts';
import type { Strategy } from '../core/strategy/strategy.ts';
import { strategySummary } from '../core/strategy/strategy-summary.ts';
import type { ClassChange, Override, StoredClasses } from './ports/class-store.ts';
import type { ClassifyCause } from './ports/inbox-store.ts';
import type { Organization } from './ports/organization-store.ts';
import type { OrganizationContext } from './read-context.ts';

/** What a decision on one account rests on. */
export interface DecisionInputs {
  organization: Organization;
  context: OrganizationContext;
  subject: Subject;
  overrides: readonly Override[];
  previous: StoredClasses | undefined;
  cause: ClassifyCause;
  now: number;
  /** As foreseen; `undefined` where time changes nothing. */
  nextFlipOn: Day | undefined;
}

/** A decision and the changes it brings; no changes when everything stays as it was. */
export interface Decision {
  classes: StoredClasses;
  changes: ClassChange[];
  /** Whether a class or what its record should hold changes. */
  isChanged: boolean;
  /** Whether there is anything to save: a change, or what is foreseen. */
  isNew: boolean;
}

const scoreField = 'rfm-score';

/** The dimensions shown as fields: a change of one of them rewrites the sentences. */
const shownDimensions = classFields.filter(({ type }) => type === 'picklist').map(({ key }) => key);

/** The fields that hold sentences. */
const sentenceFields = classFields
  .filter(({ key, type }) => type === 'text' && key !== scoreField)
  .map(({ key }) => key);

/**
 * Decides what an account's classes are and what its CRM record should hold. Sentences are kept as they are until a shown
 * class, the score or the first play changes, so that time alone rewrites nothing.
 */
export function decideAccount(inputs: DecisionInputs): Decision {
  const { organization, context, subject, previous, now, nextFlipOn } = inputs;
  const overrides = inputs.overrides.filter(
    ({ until }) => until === undefined || until >= context.asOf,
  );
  const assessments = explainSubject(subject, context);
  const classes = Object.fromEntries(assessments.map(({ dimension, value }) => [dimension, value]));
  const chosen = Object.fromEntries(overrides.map(({ dimension, value }) => [dimension, value]));
  const inForce = { ...classes, ...chosen };
  const since = sinceOf(inputs, inForce);
  const effective = applyOverrides(assessments, chosen, context.policy);
  const strategy = composeStrategy(effective, {
    ...context,
    history: { enteredOn: since },
  });
  const firstPlay = firstPlayOf(strategy);
  const values = onlyInstalled(
    fieldValues(
      effective,
      inForce,
      { strategy: strategySummary(strategy), nextAction: nextAction(strategy) },
      organization.language,
      organization.profile.currency,
    ),
    organization,
  );
  const isSettled =
    previous !== undefined &&
    previous.firstPlay === firstPlay &&
    shownDimensions.every(
      (key) =>
        previous.inForce[key] === inForce[key] &&
        // The reason of a chosen class names the computed one.
        (!(key in chosen) || previous.classes[key] === classes[key]),
    ) &&
    (scoreField in chosen || previous.desired[scoreField] === values[scoreField]);
  const desired = {
    ...values,
    ...(isSettled && keptSentences(previous)),
    ...onlyInstalled(textsOf(chosen), organization),
  };
  const changes = changesOf(inputs, classes, inForce);
  const isChanged =
    previous === undefined ||
    previous.firstPlay !== firstPlay ||
    !areEqual(previous.classes, classes) ||
    !areEqual(previous.inForce, inForce) ||
    !areEqual(previous.desired, desired);
  return {
    classes: {
      accountId: subject.account.id,
      classes,
      inForce,
      since,
      firstPlay,
      desired: onlyInstalled(desired, organization),
      written: previous?.written ?? {},
      attempted: previous?.attempted ?? {},
      inBulk: previous?.inBulk ?? {},
      policyVersion: context.policyVersion,
      calibrationId: context.calibration.id,
      asOf: context.asOf,
      decidedAt: now,
      nextFlipOn,
    },
    changes,
    isChanged,
    isNew:
      isChanged ||
      previous.nextFlipOn !== nextFlipOn ||
      previous.policyVersion !== context.policyVersion ||
      previous.calibrationId !== context.calibration.id,
  };
}

/** The day on which the account entered each class in force; today where the class is new. */
function sinceOf(
  { context, previous }: DecisionInputs,
  inForce: Record<string, string>,
): Record<string, Day> {
  return Object.fromEntries(
    Object.entries(inForce).map(([dimension, value]) => {
      const isSame = previous?.inForce[dimension] === value;
      return [dimension, (isSame ? previous.since[dimension] : undefined) ?? context.asOf];
    }),
  );
}

/** Names the first play and the day that an event sets for it; the texts in the CRM are rewritten when this changes. */
function firstPlayOf({ plays: [first] }: Strategy): string | undefined {
  if (!first) return undefined;
  return first.isDated && first.dueOn !== undefined
    ? `${first.id}@${formatDay(first.dueOn)}`
    : first.id;
}

/** The changes of classes in force; where the computed class stays, a person's choice or its end is the cause. */
function changesOf(
  { subject, context, previous, cause, now }: DecisionInputs,
  classes: Record<string, string>,
  inForce: Record<string, string>,
): ClassChange[] {
  const changed = Object.keys(classes).filter(
    (dimension) => previous?.inForce[dimension] !== inForce[dimension],
  );
  if (changed.length === 0) return [];
  const { account, own, group } = subject;
  const inputs = JSON.stringify({ account, own, ...(group !== own && { group }) });
  return changed.map((dimension) => ({
    accountId: subject.account.id,
    dimension,
    from: previous?.inForce[dimension],
    to: inForce[dimension] ?? '',
    cause: previous && previous.classes[dimension] === classes[dimension] ? 'override' : cause,
    policyVersion: context.policyVersion,
    calibrationId: context.calibration.id,
    inputs,
    at: now,
  }));
}

/** The sentences as they were; a person's own words, which count as in force, are nothing to go back to. */
function keptSentences({ desired, inForce }: StoredClasses): StoredClasses['desired'] {
  return pick(
    desired,
    sentenceFields.filter((key) => !(key in inForce)),
  );
}

/** People's own words in our text fields. */
function textsOf(chosen: Record<string, string>): Record<string, string> {
  return pick(chosen, [scoreField, ...sentenceFields]);
}

function pick<Value>(values: Record<string, Value>, keys: string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key)));
}

function onlyInstalled(
  values: Record<string, string | null>,
  { fields }: Organization,
): Record<string, string | null> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => fields[key] !== undefined));
}

function areEqual(a: Record<string, string | null>, b: Record<string, string | null>): boolean {
  return Object.keys({ ...a, ...b }).every((key) => a[key] === b[key]);
}
