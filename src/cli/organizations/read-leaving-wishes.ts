import type { LeavingWishes } from '../../app/disconnect-organization.ts';
import { usage } from '../parse-options.ts';

/** What is to become of the class fields: they are kept unless said otherwise. */
export function readLeavingWishes(fields: string | undefined): LeavingWishes {
  if (fields === undefined || fields === 'keep') return { removeFields: false };
  if (fields === 'remove') return { removeFields: true };
  throw usage('organizations', {
    en: `--fields takes keep or remove, not “${fields}”.`,
    zh: `--fields 可为 keep 或 remove，而不是“${fields}”。`,
  });
}
