import type { ExclusionReason } from '../../core/book/count-deals.ts';
import { type Context, unknown } from '../../core/dimensions/dimension.ts';
import { dimensionOf } from '../../core/dimensions/registry.ts';
import { renderShare } from '../../core/messages/render-message.ts';
import type { Language, Text } from '../../core/text.ts';
import type { Summary } from './summarize.ts';

const reasons: Record<ExclusionReason, Text> = {
  'no-account': { en: 'without an account', zh: '无客户' },
  'unknown-account': { en: 'of unknown accounts', zh: '客户不存在' },
  'no-date': { en: 'without a date', zh: '无日期' },
  'future-dated': { en: 'dated in the future', zh: '日期在未来' },
  open: { en: 'open', zh: '进行中' },
  lost: { en: 'lost', zh: '丢单' },
  'duplicate-id': { en: 'replaced by a later row', zh: '被后面的同编号行取代' },
  unreadable: { en: 'unreadable', zh: '无法识别' },
};

/** The summary of a run as the few lines that stand above its table. */
export function summaryLines(summary: Summary, { policy }: Context, language: Language): string[] {
  const count = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format;
  const { deals, concentration } = summary;
  const left = Object.entries(deals.excluded) as [ExclusionReason, number][];
  const rows = left.reduce((sum, [, excluded]) => sum + excluded, deals.counted);
  const leftOut = left.map(
    ([reason, excluded]) => `${count(excluded)} ${reasons[reason][language]}`,
  );
  const tiers = tierCounts(summary, policy, language, count);
  const share = concentration.topFifthShare;

  if (language === 'zh') {
    const window = policy.windowDays === null ? '全部历史' : `近 ${policy.windowDays} 天`;
    return [
      `${count(summary.accounts)} 个客户，截至 ${summary.asOf}，${window}，策略 ${summary.policyVersion}`,
      `${tiers}`,
      `商机共 ${count(rows)} 行，计入 ${count(deals.counted)} 行${leftOut.length > 0 ? `；未计入：${leftOut.join('、')}` : ''}`,
      ...(share === null
        ? []
        : [
            `前五分之一的成交客户贡献 ${renderShare(share, language)} 的销售额；${count(concentration.accountsForEighty)} 个客户贡献 80%`,
          ]),
    ];
  }
  const window =
    policy.windowDays === null ? 'all history' : `the ${policy.windowDays} days to that day`;
  return [
    `${count(summary.accounts)} accounts as of ${summary.asOf}, over ${window}, by policy ${summary.policyVersion}`,
    `${tiers}`,
    `${count(deals.counted)} of ${count(rows)} deals counted${leftOut.length > 0 ? `; left out: ${leftOut.join(', ')}` : ''}`,
    ...(share === null
      ? []
      : [
          `The top fifth of the buyers brings ${renderShare(share, language)} of revenue; ${count(concentration.accountsForEighty)} accounts bring 80%`,
        ]),
  ];
}

function tierCounts(
  { distribution }: Summary,
  policy: Context['policy'],
  language: Language,
  count: (value: number) => string,
): string {
  const labels = new Map(
    dimensionOf('tier')
      ?.classes(policy)
      .map(({ id, label }) => [id, label[language]]),
  );
  const { tier = {} } = distribution;
  const counts = Object.entries(tier);
  return counts.map(([id, n]) => `${labels.get(id) ?? unknown} ${count(n)}`).join(' · ');
}
