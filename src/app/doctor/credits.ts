import { creditShareOf } from '../credit-share.ts';
import { defineOrganizationCheck } from './check.ts';
import { dailyCredits } from './daily-credits.ts';

/** What should be left for the rest of the day, of all credits. */
const reserve = 0.1;

/** Whether the organization has API credits left for the day; all its integrations share them. */
export const credits = defineOrganizationCheck({
  id: 'credits',
  title: { en: 'API credits', zh: 'API 额度' },
  findings: {
    plenty: {
      severity: 'fine',
      sentence: {
        en: 'More than half of the API credits are left; Tierwise spent {spent} of {daily} in 24 hours.',
        zh: 'API 额度剩余过半；Tierwise 24 小时内使用 {spent}（总额 {daily}）。',
      },
    },
    enough: {
      severity: 'fine',
      sentence: {
        en: '{left} of {daily} API credits are left; Tierwise spent {spent} in 24 hours.',
        zh: 'API 额度剩余 {left}（总额 {daily}）；Tierwise 24 小时内使用 {spent}。',
      },
    },
    low: {
      severity: 'warning',
      sentence: {
        en: 'Only {left} of {daily} API credits are left; Tierwise spent {spent} in 24 hours, other integrations the rest.',
        zh: 'API 额度仅剩 {left}（总额 {daily}）；Tierwise 24 小时内使用 {spent}，其余为其他集成所用。',
      },
      remedy: {
        en: 'See which integration spends them under Setup, Developer Hub, APIs & SDKs; they come back within 24 hours.',
        zh: '请在“设置 → 开发者中心 → API 和 SDK”中查看各集成的用量；额度会在 24 小时内恢复。',
      },
    },
    awaited: {
      severity: 'warning',
      sentence: {
        en: 'Waiting for credits until {until}: Tierwise spent {spent} in 24 hours and may use {ours} of {daily}.',
        zh: '正在等待额度，{until} 继续：Tierwise 24 小时内使用 {spent}，可用 {ours}（总额 {daily}）。',
      },
      remedy: {
        en: 'Nothing to do. To go on sooner, raise the share: tierwise organizations credits {id} --share PERCENT',
        zh: '无需操作。如需提前继续，可提高可用比例：tierwise organizations credits {id} --share 百分比',
      },
    },
    unknown: {
      severity: 'unknown',
      sentence: { en: 'Not looked at: Zoho did not answer.', zh: '未检查：Zoho 未响应。' },
      remedy: { en: 'Mend the access first.', zh: '请先解决访问授权问题。' },
    },
  },
  evaluate({ organization, profile, creditsSpent: spent, creditsAwaitedUntil: until, ...facts }) {
    const { creditsLeft: left } = facts;
    if (until !== undefined) {
      const { daily, ours } = creditShareOf(organization);
      return { code: 'awaited', values: { id: organization.id, until, spent, ours, daily } };
    }
    if ('failure' in profile && left === undefined) return { code: 'unknown' };
    const daily = dailyCredits('value' in profile ? profile.value : organization.profile);
    if (left === undefined) return { code: 'plenty', values: { spent, daily } };
    return { code: left < reserve * daily ? 'low' : 'enough', values: { spent, daily, left } };
  },
});
