import { defineOrganizationCheck } from './check.ts';
import { fieldsUnknown, namesOf, ourFields } from './our-fields.ts';

/** Whether the class fields are of the type we write. */
export const fieldTypes = defineOrganizationCheck({
  id: 'field-types',
  title: { en: 'Field types', zh: '字段类型' },
  findings: {
    right: {
      severity: 'fine',
      sentence: { en: 'The class fields have the right types.', zh: '分级字段的类型正确。' },
    },
    wrong: {
      severity: 'problem',
      sentence: {
        en: 'Class fields have another type than we write: {fields}.',
        zh: '以下分级字段的类型与所写内容不符：{fields}。',
      },
      remedy: {
        en: 'Delete these fields in the CRM and connect the organization again.',
        zh: '请在 CRM 中删除这些字段，然后重新连接该组织。',
      },
    },
    unknown: fieldsUnknown,
  },
  evaluate(facts) {
    const wrong = ourFields(facts)?.filter(
      ({ field, present }) => present !== undefined && present.dataType !== field.type,
    );
    if (!wrong) return { code: 'unknown' };
    if (wrong.length === 0) return { code: 'right' };
    return { code: 'wrong', values: { fields: namesOf(wrong, facts) } };
  },
});
