import { defineOrganizationCheck } from './check.ts';
import { fieldsUnknown, type OurField, ourFields } from './our-fields.ts';

/** Whether every class has its value in the picklists; Zoho refuses to store any other. */
export const picklistValues = defineOrganizationCheck({
  id: 'picklist-values',
  title: { en: 'Picklist values', zh: '选项值' },
  findings: {
    complete: {
      severity: 'fine',
      sentence: { en: 'The picklists have every class.', zh: '各下拉字段的选项齐全。' },
    },
    lacking: {
      severity: 'problem',
      sentence: { en: 'Picklists lack values: {values}.', zh: '下拉字段缺少选项：{values}。' },
      remedy: {
        en: 'Add these values to the fields in the CRM exactly as written, or connect the organization again.',
        zh: '请在 CRM 的字段中按原文添加这些选项，或重新连接该组织。',
      },
    },
    unknown: fieldsUnknown,
  },
  evaluate(facts) {
    const ours = ourFields(facts);
    if (!ours) return { code: 'unknown' };
    const { language } = facts.organization;
    const lacking = ours.flatMap((each) => {
      const values = lackingValues(each);
      return values.length > 0 ? [`${each.field.label[language]} (${values.join(', ')})`] : [];
    });
    if (lacking.length === 0) return { code: 'complete' };
    return { code: 'lacking', values: { values: lacking.join('; ') } };
  },
});

function lackingValues({ installed, present }: OurField): string[] {
  if (present?.dataType !== 'picklist') return [];
  return Object.values(installed?.values ?? {}).filter((value) => !present.values.includes(value));
}
