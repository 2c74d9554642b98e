import type { AppDependencies } from './dependencies.ts';
import { openSigned, sign } from './secrets.ts';

const purpose = 'bulk-hint';
/** As long as the result of a job is kept. */
const linkLifeMs = 86_400_000;

type Dependencies = Pick<AppDependencies, 'clock' | 'publicUrl' | 'secretKey'>;

/** The address at which the CRM tells that a bulk job of an organization has ended. */
export function bulkHintUrl(
  { clock, publicUrl, secretKey }: Dependencies,
  organizationId: string,
): string {
  const link = sign(secretKey, purpose, { organizationId }, clock.now() + linkLifeMs);
  return `${publicUrl}/zoho/bulk-jobs/${link}`;
}

/**
 * Takes the CRM's word that a bulk job has ended for a hint to look after it; what else it says is not listened to. Answers
 * whether the address was one of ours.
 */
export function createReceiveBulkHint({
  clock,
  secretKey,
  jobHints,
}: Pick<AppDependencies, 'clock' | 'secretKey' | 'jobHints'>) {
  return function receiveBulkHint(link: string): boolean {
    const opened = openSigned<{ organizationId: string }>(secretKey, purpose, link, clock.now());
    if (opened) jobHints.arrive(opened.organizationId);
    return opened !== undefined;
  };
}
