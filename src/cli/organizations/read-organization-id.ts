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
