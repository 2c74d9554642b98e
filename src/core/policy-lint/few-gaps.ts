import type { LintRule } from './rule.ts';

/** A rhythm judged from too few repeat purchases. */
export const fewGaps: LintRule = {
  code: 'few-gaps',
  severity: 'advice',
  title: {
    en: 'a rhythm judged from too few repeat purchases',
    zh: '复购次数太少，购买节奏难以判断',
  },
  needs: 'book',
  check(_, { calibration: { rhythm } }) {
    if (rhythm.basis === 'fitted') return [];
    return [
      {
        path: 'lifecycle',
        message: {
          en: `Only ${rhythm.accountsWithGap} accounts have bought twice (${rhythm.gaps} gaps in all): the rhythm is assumed and not fitted, so stages are provisional.`,
          zh: `只有 ${rhythm.accountsWithGap} 个客户有过复购（共 ${rhythm.gaps} 次间隔），购买节奏为假定值而非拟合值，生命周期仅供参考。`,
        },
        remedy: {
          en: 'Read older deals into the CRM, or set horizonDays to the cycle that you know. From 30 such accounts and 100 gaps on it is fitted.',
          zh: '请补录历史商机，或将 horizonDays 设为您熟悉的采购周期。达到 30 个客户、100 次间隔后将自动拟合。',
        },
      },
    ];
  },
};
