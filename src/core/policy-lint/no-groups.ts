import type { LintRule } from './rule.ts';

/** Group figures in a book without groups. */
export const noGroups: LintRule = {
  code: 'no-groups',
  severity: 'advice',
  title: {
    en: 'group figures in a book without groups',
    zh: '没有集团客户，却按集团口径判断',
  },
  needs: 'book',
  check({ groups: { figures } }, { grouped, accounts }) {
    if (figures === 'own' || grouped > 0 || accounts === 0) return [];
    return [
      {
        path: 'groups.figures',
        message: {
          en: 'No account names a parent account, so group figures are everybody’s own figures.',
          zh: '没有客户填写“上级客户”，集团口径与自身口径完全相同。',
        },
        remedy: {
          en: 'Fill in Parent Account in the CRM, or set groups.figures to "own".',
          zh: '请在 CRM 中填写“上级客户”，或将 groups.figures 设为 "own"。',
        },
      },
    ];
  },
};
