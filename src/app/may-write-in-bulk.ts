import {
  bulkRowsFrom,
  creditsPerBulkWrite,
  rowsPerBulkWrite,
} from '../core/fields/write-credits.ts';
import { creditShareOf } from './credit-share.ts';
import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';
import { affordableAt, creditWindowMs } from './spent-credits.ts';

const minuteMs = 60_000;
/** How long after one that came to nothing no other is begun: a job costs as much as 5,000 accounts. */
export const bulkWriteRestMs = 86_400_000;
/** Credits for looking after a job of half an hour. */
const looksAtJob = 50;

/**
 * Whether an organization's accounts may be written in bulk now: an administrator confirmed that this sets off no automation,
 * so many wait that it is cheaper, the credits are there, and nothing speaks against it.
 */
export function createMayWriteInBulk({
  store,
  clock,
  bulkWriteFrom = bulkRowsFrom,
}: Pick<AppDependencies, 'store' | 'clock' | 'bulkWriteFrom'>) {
  return async function mayWriteInBulk({ id, connection }: Organization): Promise<boolean> {
    const organization = await store.organizations.find(id);
    if (organization?.bulkWriteConfirmedAt === undefined) return false;
    const { bulkWrite, bulkWriteFailedAt, writesPausedAt } = organization;
    if (bulkWrite !== undefined || writesPausedAt !== undefined) return false;
    const now = clock.now();
    if (bulkWriteFailedAt !== undefined && now - bulkWriteFailedAt < bulkWriteRestMs) return false;
    const unwritten = await store.classes.countUnwritten(id);
    if (unwritten < bulkWriteFrom) return false;
    const { ours, forBackground } = creditShareOf(organization);
    const limit = connection.isBackground ? forBackground : ours;
    const credits = creditsPerBulkWrite + creditsBeside(unwritten);
    if (limit < credits) return false;
    const minutes = await store.credits.byMinute(id, now - creditWindowMs - minuteMs);
    return affordableAt(minutes, { credits, limit, now }) <= now;
  };
}

/** What reading the accounts before a job takes at most, by their ids, and looking for edits during it, by pages. */
function creditsBeside(unwritten: number): number {
  return looksAtJob + Math.ceil(Math.min(unwritten, rowsPerBulkWrite) / 40);
}
