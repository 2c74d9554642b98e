import { defineOrganizationCheck } from './check.ts';
import { fieldsUnknown, namesOf, ourFields } from './our-fields.ts';

/** Whether the chosen class fields are still there. */
export const fieldsExist = defineOrganizationCheck({
  id: 'fields-exist',
  title: { en: 'Class fields', zh: '分级字段' },
  findings: {
    present: {
      severity: 'fine',
      sentence: { en: 'All {count} class fields are there.', zh: '{count} 个分级字段全部存在。' },
    },
    gone: {
      severity: 'problem',
      sentence: {
        en: 'Class fields are gone from the CRM: {fields}.',
        zh: 'CRM 中缺少分级字段：{fields}。',
      },
      remedy: {
        en: 'Connect the organization again to make them anew, or without them if they were deleted on purpose.',
        zh: '请重新连接该组织以重新创建；如为有意删除，重新连接时请不要选择这些字段。',
      },
    },
    unknown: fieldsUnknown,
  },
  evaluate(facts) {
    const ours = ourFields(facts);
    if (!ours) return { code: 'unknown' };
    const gone = ours.filter(({ present }) => !present);
    if (gone.length === 0) return { code: 'present', values: { count: ours.length } };
    return { code: 'gone', values: { fields: namesOf(gone, facts) } };
  },
});
