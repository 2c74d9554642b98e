import { parsePolicy } from '../core/policy/parse-policy.ts';
import type { PolicyProblem } from '../core/policy/policy-problem.ts';
import { policyVersion } from '../core/policy/policy-version.ts';
import { lintPolicy, type PolicyFinding } from '../core/policy-lint/lint-policy.ts';
import type { AppDependencies } from './dependencies.ts';
import { createEndPause } from './end-pause.ts';
import { AppError } from './errors.ts';
import { newSecret } from './secrets.ts';

/** A policy as somebody wants it to be from now on. */
export interface PolicyDraft {
  /** What differs from the standard policy or a preset, or a whole policy; checked here. */
  policy: unknown;
  /** Who publishes it. */
  author: string;
  /** Why, in their words. */
  note: string;
  /** The version it was made from: whoever published another one in the meantime is not overwritten. */
  basedOn: string;
}

/** What became of a draft. */
export type PublishedPolicy =
  | { outcome: 'published'; version: string; findings: PolicyFinding[] }
  /** It is no policy. */
  | { outcome: 'invalid'; problems: PolicyProblem[] }
  /** It is one and contradicts itself. */
  | { outcome: 'contradictory'; findings: PolicyFinding[] }
  /** Somebody else has published another one since. */
  | { outcome: 'outdated'; current: string | undefined };

/**
 * Publishes a policy: a new version, current from now on, which the worker then puts into effect. One that is no policy,
 * contradicts itself or is based on what is no longer current is not published.
 *
 * @throws AppError `organization-not-connected`
 */
export function createPublishPolicy({
  store,
  clock,
  wakeWorker,
}: Pick<AppDependencies, 'store' | 'clock' | 'wakeWorker'>) {
  const endPause = createEndPause({ store, clock });

  return async function publishPolicy(
    organizationId: string,
    { policy: given, author, note, basedOn }: PolicyDraft,
  ): Promise<PublishedPolicy> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
    const parsed = parsePolicy(given);
    if (!parsed.isValid) return { outcome: 'invalid', problems: parsed.problems };
    const { policy } = parsed;
    const findings = lintPolicy(policy);
    if (findings.some(({ severity }) => severity === 'error')) {
      return { outcome: 'contradictory', findings };
    }
    const now = clock.now();
    const version = policyVersion(policy);
    const payload = JSON.stringify(policy);
    const publication = { version, payload, author, note, publishedAt: now, basedOn };
    if (!(await store.policies.publish(organizationId, publication))) {
      const current = await store.policies.current(organizationId);
      return { outcome: 'outdated', current: current?.version };
    }
    // Whoever undid a run did so for the sake of another policy: this one is to be seen.
    await endPause(organizationId);
    await store.runs.save(organizationId, {
      id: newSecret(),
      kind: 'apply-policy',
      state: 'running',
      step: 'classify',
      done: 0,
      startedAt: now,
      updatedAt: now,
    });
    wakeWorker();
    return { outcome: 'published', version, findings };
  };
}
