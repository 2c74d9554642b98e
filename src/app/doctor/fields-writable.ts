import { defineOrganizationCheck } from './check.ts';
import { fieldsUnknown, namesOf, ourFields } from './our-fields.ts';

/** Whether the profile of the connected user may change the class fields. */
export const fieldsWritable = defineOrganizationCheck({
  id: 'fields-writable',
  title: { en: 'Right to write', zh: '写入权限' },
  findings: {
    writable: {
      severity: 'fine',
      sentence: {
        en: 'The connected user may write the class fields.',
        zh: '连接用户可以写入分级字段。',
      },
    },
    'read-only': {
      severity: 'problem',
      sentence: {
        en: 'Class fields are read-only for the connected user: {fields}.',
        zh: '以下分级字段对连接用户只读：{fields}。',
      },
      remedy: {
        en: 'Under Setup, Modules and Fields, Accounts: set these fields to “Read and Write” for the user’s profile. They may stay read-only for others.',
        zh: '请在“设置 → 模块和字段 → 客户”中，将这些字段对该用户的配置文件设为“读写”；对其他人可保持只读。',
      },
    },
    unknown: fieldsUnknown,
  },
  evaluate(facts) {
    const readOnly = ourFields(facts)?.filter(({ present }) => present?.isReadOnly === true);
    if (!readOnly) return { code: 'unknown' };
    if (readOnly.length === 0) return { code: 'writable' };
    return { code: 'read-only', values: { fields: namesOf(readOnly, facts) } };
  },
});
