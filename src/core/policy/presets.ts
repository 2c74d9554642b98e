import type { Text } from '../text.ts';
import { Policy } from './policy.ts';

/** A ready-made policy with the sentence that says for whom it is. */
export interface PolicyPreset {
  id: string;
  title: Text;
  description: Text;
  policy: Policy;
}

/** The ready-made policies, the standard one first. */
export const policyPresets: readonly PolicyPreset[] = [
  {
    id: 'standard',
    title: { en: 'Standard', zh: '标准' },
    description: {
      en: 'Tiers from value and share of revenue, over the last 365 days.',
      zh: '按近 365 天的客户价值与销售额占比划分客户级别。',
    },
    policy: Policy.parse({}),
  },
  {
    id: 'cn-key-account',
    title: { en: 'Chinese key accounts (1,000,000 / 500,000)', zh: '中国大客户（100 万 / 50 万）' },
    description: {
      en: 'Tiers from yearly sales alone: 1,000,000 and more is strategic, 500,000 and more important.',
      zh: '只看年销售额：100 万元及以上为战略客户，50 万元及以上为重要客户。',
    },
    policy: Policy.parse({
      name: 'cn-key-account',
      rfm: { scheme: 'types' },
      tier: { method: 'sales-level' },
      size: { standard: 'china' },
    }),
  },
];
