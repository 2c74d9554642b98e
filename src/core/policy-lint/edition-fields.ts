import { classFields } from '../fields/class-fields.ts';
import type { LintRule } from './rule.ts';

/** More fields than the edition can hold. */
export const editionFields: LintRule = {
  code: 'edition-fields',
  severity: 'error',
  title: {
    en: 'more fields than the edition can hold',
    zh: '所选字段超出 CRM 版本上限',
  },
  needs: 'organization',
  check(_, { edition = '', chosenFields = classFields.length, otherFields = 0 }) {
    const limit = customFieldLimits[edition];
    if (limit === undefined || chosenFields + otherFields <= limit) return [];
    const room = Math.max(0, limit - otherFields);
    return [
      {
        path: '',
        message: {
          en: `The ${edition} edition holds ${limit} custom fields of accounts${otherFields > 0 ? `, ${otherFields} of which are taken` : ''}; ${chosenFields} are chosen.`,
          zh: `${edition} 版最多 ${limit} 个客户自定义字段${otherFields > 0 ? `（已占用 ${otherFields} 个）` : ''}，而当前选择了 ${chosenFields} 个。`,
        },
        remedy:
          room === 0
            ? {
                en: 'Use the widget alone, delete fields that nobody uses, or choose a larger edition.',
                zh: '请仅使用侧边组件、删除无人使用的字段，或升级 CRM 版本。',
              }
            : {
                en: `Choose ${room} at most when connecting: tier, lifecycle and next-action say the most.`,
                zh: `连接时请最多选择 ${room} 个字段：优先客户级别、生命周期与下一步行动。`,
              },
      },
    ];
  },
};

/** Custom fields that each edition grants a module at least, by Zoho’s page on custom fields; some organizations have more. */
const customFieldLimits: Readonly<Record<string, number>> = {
  free: 0,
  standard: 10,
  professional: 150,
  enterprise: 310,
  ultimate: 500,
};
