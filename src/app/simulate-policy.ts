import type { Context, Subject } from '../core/dimensions/dimension.ts';
import { parsePolicy } from '../core/policy/parse-policy.ts';
import type { PolicyProblem } from '../core/policy/policy-problem.ts';
import { policyVersion } from '../core/policy/policy-version.ts';
import { surveyBook } from '../core/policy-lint/book-survey.ts';
import { lintPolicy, type PolicyFinding } from '../core/policy-lint/lint-policy.ts';
import { simulatePolicies } from '../core/simulation/simulate-policies.ts';
import type { Simulation } from '../core/simulation/simulation.ts';
import { groupByAccount } from './classify-accounts.ts';
import { decideAccount } from './decide-account.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { Override } from './ports/class-store.ts';
import type { Organization } from './ports/organization-store.ts';
import { readContext } from './read-context.ts';
import { readMirroredBook, readStoredClasses } from './read-whole-organization.ts';

/** What a policy would change, and what is wrong with it on this book; or why it is no policy. */
export type SimulatedPolicy =
  | { outcome: 'simulated'; simulation: Simulation; findings: PolicyFinding[] }
  | { outcome: 'invalid'; problems: PolicyProblem[] };

/**
 * What another policy would change in an organization, from the mirror, before anything is written: the policy and the
 * calibration in force against the other policy under a calibration of its own. What people chose stays; the write is
 * counted against what the CRM holds. Takes no credits.
 *
 * @throws AppError `organization-not-connected`, `not-found` before the first calibration
 */
export function createSimulatePolicy({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function simulatePolicy(
    organizationId: string,
    given: unknown,
  ): Promise<SimulatedPolicy> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
    const parsed = parsePolicy(given);
    if (!parsed.isValid) return { outcome: 'invalid', problems: parsed.problems };
    const now = clock.now();
    const context = await readContext(store, organization, now);
    if (!context) throw new AppError('not-found', 'installation');
    const { asOf, home, calibration, earlier, policy: before } = context;
    const after = parsed.policy;
    const book = await readMirroredBook(store, organizationId);
    const overrides = groupByAccount(await store.overrides.list(organizationId));
    const inForce = (id: string) =>
      (overrides.get(id) ?? []).filter(({ until }) => until === undefined || until >= asOf);
    const simulation = simulatePolicies(book, {
      ...{ asOf, home, before, calibration, earlier, after },
      fields: Object.keys(organization.fields),
      language: organization.language,
      currency: organization.profile.currency,
      chosen: (id) => choicesOf(inForce(id)),
      fieldsToWrite: await fieldsToWrite(organization, inForce, now),
    });
    const findings = lintPolicy(after, {
      book: surveyBook(book, after, asOf, home),
      organization: surveyOf(organization),
    });
    return { outcome: 'simulated', simulation, findings };
  };

  /** Decides as if the policy were in force; what differs from what the CRM holds would be written. */
  async function fieldsToWrite(
    organization: Organization,
    overridesOf: (accountId: string) => Override[],
    now: number,
  ) {
    const stored = await readStoredClasses(store, organization.id);
    return (subject: Subject, context: Context): string[] => {
      const { id } = subject.account;
      const previous = stored.get(id);
      const { classes } = decideAccount({
        organization,
        context: { ...context, policyVersion: policyVersion(context.policy) },
        subject,
        overrides: overridesOf(id),
        previous,
        cause: 'policy-changed',
        now,
        nextFlipOn: previous?.nextFlipOn,
      });
      const written = previous?.written ?? {};
      return Object.entries(classes.desired)
        .filter(([key, value]) => value !== (written[key] ?? null))
        .map(([key]) => key);
    };
  }
}

function choicesOf(overrides: readonly Override[]): Record<string, string> {
  return Object.fromEntries(overrides.map(({ dimension, value }) => [dimension, value]));
}

function surveyOf({ profile, fields }: Organization) {
  const { edition, currency } = profile;
  return { edition, currency, chosenFields: Object.keys(fields).length };
}
