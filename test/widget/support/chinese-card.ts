import type { AccountCard } from '../../../src/http/contract.ts';
import { aClass, aPlay } from './card-parts.ts';

/** A card with a little of everything, in Chinese. */
export function chineseCard(id: string): AccountCard {
  return {
    account: { id, name: '上海宏远贸易有限公司' },
    language: 'zh',
    asOf: '2026-06-30',
    policyVersion: '3f9a2c',
    classes: [
      aClass({
        title: '客户级别',
        label: '战略客户',
        reason:
          '位于贡献前 20% 销售额的客户之列：截至2026年6月30日的365天内成交 14 单、共 ¥1,240,000。',
        evidence: [
          { label: '窗口期成交额', text: '¥1,240,000' },
          { label: '累计销售额占比', text: '12%' },
        ],
        change: { fromLabel: '重要客户', on: '2026年3月3日', cause: '商机或客户资料变动' },
      }),
      aClass({
        dimension: 'value',
        title: '价值分层',
        value: 'high',
        label: '高价值',
        colour: '#1b7f4d',
        reason: '与其他成交客户相比，价值得分 0.91（满分 1）。',
        confidence: 0.85,
      }),
      aClass({
        dimension: 'rfm',
        title: 'RFM 分群',
        value: 'loyal',
        label: '忠诚客户',
        colour: '#3a86c8',
        reason: '最近购买在2026年6月3日：R 4 分、F 5 分、M 5 分。',
        distance: '在2026年7月12日前再成交 1 单 → 冠军客户',
      }),
      aClass({
        dimension: 'lifecycle',
        title: '生命周期',
        value: 'at-risk',
        label: '流失预警',
        colour: '#d9703a',
        isProvisional: true,
        reason:
          '自2026年6月4日起已超期：通常每 31 天购买一次（依据 13 次间隔），最近一次在2026年6月3日。',
        distance: '再成交 1 单 → 重复购买',
        override: { computedLabel: '重复购买', why: '在 CRM 中人工选择', until: '2026年12月31日' },
      }),
      aClass({
        dimension: 'value-type',
        title: '价值类型',
        value: 'unknown',
        label: '未知',
        confidence: 0,
        reason: '信号不足三项（产品线、折扣、成交周期），暂时无法判断。',
      }),
    ],
    strategy: {
      plays: [
        aPlay({
          title: '制定联合发展计划',
          what: '与对方管理层共同确定未来两年的目标、投入和对接人。',
          why: { rule: '依据：客户级别为“战略客户”。', reason: '贡献了 12% 的销售额。' },
          who: '客户经理',
          when: '进入该级别后 30 天内（2026年7月12日前）',
        }),
        aPlay({
          id: 'recover',
          title: '了解迟迟未下单的原因',
          what: '致电采购负责人，了解近期变化。',
          why: { rule: '依据：生命周期为“流失预警”。', reason: '' },
          who: '销售代表',
          when: '7 天内（2026年6月11日前）',
          isOverdue: true,
        }),
        aPlay({
          id: 'survey',
          title: '做一次满意度回访',
          what: '了解使用情况和改进建议。',
          why: { rule: '适用于所有客户。', reason: '' },
          who: '服务部',
          when: '每 180 天一次',
          isOnCard: false,
          isWaiting: true,
        }),
      ],
    },
    deals: {
      counted: 14,
      latest: [{ id: '901', name: '六月订单', on: '2026年6月3日', amount: '¥82,000' }],
      excluded: [
        { reason: '仍在跟进', count: 2 },
        { reason: '已成交但缺少结束日期', count: 1 },
      ],
    },
    group: [{ id: '5540230000000300009', name: '上海宏远物流有限公司' }],
  };
}
