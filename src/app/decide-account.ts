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
}

/** A decision and the changes it brings; no changes when everything stays as it was. */
export interface Decision {
  classes: StoredClasses;
  changes: ClassChange[];
  /** Whether there is anything to save. */
  isNew: boolean;
}

/** Fields whose change rewrites the texts beside them. */
const significantFields = [
  'tier',
  'lifecycle',
  'value-type',
  'value',
  'rfm',
  'rfm-score',
  'need-type',
];

/**
 * Decides what an account's classes are and what its CRM record should hold. Texts are kept as they are until a class
 * or the first play changes, so that time alone rewrites nothing.
 */
export function decideAccount(inputs: DecisionInputs): Decision {
  const { organization, context, subject, previous, now } = inputs;
  const overrides = inputs.overrides.filter(
    ({ until }) => until === undefined || until >= context.asOf,
  );
  const assessments = explainSubject(subject, context);
  const classes = Object.fromEntries(assessments.map(({ dimension, value }) => [dimension, value]));
  const chosen = valuesOf(overrides);
  const effective = { ...classes, ...chosen };
  const since = sinceOf(inputs, effective);
  const strategy = composeStrategy(applyOverrides(assessments, chosen, context.policy), {
    ...context,
    history: { enteredOn: since },
  });
  const firstPlay = firstPlayOf(strategy);
  const values = onlyInstalled(
    fieldValues(
      assessments,
      effective,
      { strategy: strategySummary(strategy), nextAction: nextAction(strategy) },
      organization.language,
      organization.profile.currency,
    ),
    organization,
  );
  const isSettled =
    previous !== undefined &&
    previous.firstPlay === firstPlay &&
    significantFields.every((key) => previous.desired[key] === values[key]);
  const kept = isSettled ? { ...values, ...previous.desired } : values;
  const desired = onlyInstalled({ ...kept, ...textOverrides(overrides) }, organization);
  const changes = changesOf(inputs, classes);
  return {
    classes: {
      accountId: subject.account.id,
      classes,
      inForce: effective,
      since,
      firstPlay,
      desired,
      written: previous?.written ?? {},
      policyVersion: context.policyVersion,
      calibrationId: context.calibration.id,
      asOf: context.asOf,
      decidedAt: now,
    },
    changes,
    isNew: !isSettled || changes.length > 0 || !areEqual(desired, previous.desired),
  };
}

/** The day on which the account entered each class in force; today where the class is new. */
function sinceOf(
  { context, previous }: DecisionInputs,
  effective: Record<string, string>,
): Record<string, Day> {
  return Object.fromEntries(
    Object.entries(effective).map(([dimension, value]) => {
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

function changesOf(
  { subject, context, previous, cause, now }: DecisionInputs,
  classes: Record<string, string>,
): ClassChange[] {
  const changed = Object.entries(classes).filter(
    ([dimension, value]) => previous?.classes[dimension] !== value,
  );
  if (changed.length === 0) return [];
  const { account, own, group } = subject;
  const inputs = JSON.stringify({ account, own, ...(group !== own && { group }) });
  return changed.map(([dimension, to]) => ({
    accountId: subject.account.id,
    dimension,
    from: previous?.classes[dimension],
    to,
    cause,
    policyVersion: context.policyVersion,
    calibrationId: context.calibration.id,
    inputs,
    at: now,
  }));
}

function valuesOf(overrides: readonly Override[]): Record<string, string> {
  return Object.fromEntries(overrides.map(({ dimension, value }) => [dimension, value]));
}

/** A person's own words in one of our text fields; kept under the field's key. */
function textOverrides(overrides: readonly Override[]): Record<string, string> {
  const texts = classFields.filter(({ type }) => type === 'text').map(({ key }) => key);
  return valuesOf(overrides.filter(({ dimension }) => texts.includes(dimension)));
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
