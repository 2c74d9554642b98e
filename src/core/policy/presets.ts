import type { Text } from '../text.ts';
import { Policy } from './policy.ts';

/** A ready-made policy, for whom it is, and why its numbers are what they are. */
export interface PolicyPreset {
  id: string;
  title: Text;
  /** For whom, in a sentence. */
  description: Text;
  /** Why these numbers. */
  reasons: Text;
  policy: Policy;
}

/** The ready-made policies, the standard one first. */
export const policyPresets: readonly PolicyPreset[] = [
  {
    id: 'standard',
    title: { en: 'Standard', zh: '标准' },
    description: {
      en: 'Tiers from value and share of revenue, over the last 365 days: a start for most books.',
      zh: '按近 365 天的客户价值与销售额占比划分客户级别，适合大多数企业起步使用。',
    },
    reasons: {
      en: 'A year holds every season once. Half of the value is revenue, a quarter how often somebody buys; who is strategic follows from the share of revenue, so no amount has to be guessed.',
      zh: '一年正好覆盖一个完整的淡旺季。价值中销售额占一半、购买频次占四分之一；战略客户按销售额占比确定，无需事先估计金额门槛。',
    },
    policy: Policy.parse({}),
  },
  {
    id: 'manufacturing',
    title: { en: 'Manufacturing', zh: '制造业' },
    description: {
      en: 'For makers of machines and parts with few, large orders and long cycles.',
      zh: '适合订单少、金额大、周期长的设备与零部件制造企业。',
    },
    reasons: {
      en: 'Projects come every year or two, so the window is two years and nobody is late before half a year. How often somebody orders says little, what an order is worth and earns says more. What open projects promise counts more towards potential.',
      zh: '项目往往一两年一单，因此窗口取两年，半年内不轻易判为超期。下单频次意义不大，单笔金额与利润更能说明价值；潜力更看重在手商机。',
    },
    policy: Policy.parse({
      name: 'manufacturing',
      windowDays: 730,
      value: { weights: { revenue: 0.55, frequency: 0.1, profit: 0.2, orderSize: 0.15 } },
      lifecycle: { horizonDays: 180 },
      potential: { weights: { pipeline: 0.5, size: 0.2, growth: 0.1, whiteSpace: 0.2 } },
      health: { touchDays: 120 },
    }),
  },
  {
    id: 'saas',
    title: { en: 'Software and contracts', zh: 'SaaS / 合同制' },
    description: {
      en: 'For subscriptions and service contracts that are renewed once a year.',
      zh: '适合按年续约的软件订阅与服务合同。',
    },
    reasons: {
      en: 'A renewal is a won deal a year, so the window is thirteen months (a renewal signed a few weeks late still counts) and the chance of buying is judged over the same time. Frequency is almost the same for all; loyalty, feedback and open cases tell who will stay.',
      zh: '每年续约一次即一笔赢单，因此窗口取 13 个月（晚签几周仍计入），购买概率也按同样长度判断。各客户频次相近，忠诚度、满意度与未结工单更能说明谁会留下。',
    },
    policy: Policy.parse({
      name: 'saas',
      windowDays: 395,
      value: {
        weights: { revenue: 0.6, frequency: 0.05, profit: 0.15, orderSize: 0.05, loyalty: 0.15 },
        loyaltyCounts: 'always',
      },
      lifecycle: { horizonDays: 395, horizonGaps: 1 },
      potential: { weights: { pipeline: 0.35, size: 0.2, growth: 0.25, whiteSpace: 0.2 } },
      loyalty: { weights: { tenure: 0.35, regularity: 0.15, repeat: 0.2, feedback: 0.3 } },
      health: {
        weights: { rhythm: 0.2, trend: 0.15, touches: 0.2, feedback: 0.25, cases: 0.2 },
        touchDays: 60,
      },
    }),
  },
  {
    id: 'retail',
    title: { en: 'Retail and distribution', zh: '零售与分销' },
    description: {
      en: 'For dealers and shops that reorder every few days or weeks.',
      zh: '适合几天到几周补一次货的经销商与零售门店。',
    },
    reasons: {
      en: 'Reorders come fast: half a year holds enough of them, and a month decides who drifts away. Frequency weighs nearly as much as revenue. Many small buyers share the revenue, so A ends at 70 % and only the first tenth of revenue is strategic.',
      zh: '补货快：半年已有足够订单，一个月就能看出谁在流失。频次与销售额几乎同等重要。小客户众多、销售额分散，因此 A 类止于 70%，只有贡献前 10% 销售额的客户为战略客户。',
    },
    policy: Policy.parse({
      name: 'retail',
      windowDays: 180,
      concentration: { a: 0.7, b: 0.9 },
      value: { weights: { revenue: 0.4, frequency: 0.35, profit: 0.15, orderSize: 0.1 } },
      tier: { strategicShare: 0.1 },
      lifecycle: { horizonDays: 30 },
      potential: { weights: { pipeline: 0.1, size: 0.2, growth: 0.4, whiteSpace: 0.3 } },
      health: {
        weights: { rhythm: 0.5, trend: 0.25, touches: 0.05, feedback: 0.1, cases: 0.1 },
        touchDays: 30,
      },
    }),
  },
  {
    id: 'cn-key-account',
    title: { en: 'Chinese key accounts (1,000,000 / 500,000)', zh: '中国大客户（100 万 / 50 万）' },
    description: {
      en: 'Tiers from yearly sales alone: 1,000,000 and more is strategic, 500,000 and more important.',
      zh: '只看年销售额：100 万元及以上为战略客户，50 万元及以上为重要客户。',
    },
    reasons: {
      en: 'Two round amounts in yuan a year: everybody can remember them, and nobody needs a formula explained. RFM speaks in the eight types, sizes follow China’s standard of 2017.',
      zh: '100 万与 50 万（人民币，按年）两道整数门槛，人人记得住，无需解释公式。RFM 采用八种客户类型，企业规模按 2017 年国家统计标准划分。',
    },
    policy: Policy.parse({
      name: 'cn-key-account',
      rfm: { scheme: 'types' },
      tier: { method: 'sales-level' },
      size: { standard: 'china' },
    }),
  },
];
