import type { LeavingWishes } from '../../app/disconnect-organization.ts';
import { usage } from '../parse-options.ts';

/** The organization that is meant; its id is a number of Zoho's. */
export function readOrganizationId([id]: readonly string[]): string {
  if (id === undefined) {
    throw usage('organizations', {
      en: 'Say which organization: its ID, as tierwise organizations list shows it.',
      zh: '请指定组织 ID，可用 tierwise organizations list 查看。',
    });
  }
  return id;
}

/** What is to become of the class fields: they are kept unless said otherwise. */
export function readLeavingWishes(fields: string | undefined): LeavingWishes {
  if (fields === undefined || fields === 'keep') return { removeFields: false };
  if (fields === 'remove') return { removeFields: true };
  throw usage('organizations', {
    en: `--fields takes keep or remove, not “${fields}”.`,
    zh: `--fields 可为 keep 或 remove，而不是“${fields}”。`,
  });
}
