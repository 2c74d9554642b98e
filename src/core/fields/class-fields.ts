import type { ClassDefinition } from '../dimensions/dimension.ts';
import { dimensionOf } from '../dimensions/registry.ts';
import type { Policy } from '../policy/policy.ts';
import type { Text } from '../text.ts';

/** A field we keep on every account of an organization's CRM. */
export interface ClassField {
  /** Stable id; for a picklist the dimension it shows. */
  key: string;
  /** ≤ 25 characters. */
  label: Text;
  tooltip: Text;
  type: 'picklist' | 'text';
}

/** Longest text Zoho keeps in a single-line field. */
export const textFieldLength = 255;

/** Most characters of a field label in Zoho. */
export const labelLength = 25;

/** The fields an organization can have, in the order they are offered; it may choose fewer. */
export const classFields: readonly ClassField[] = [
  picklist('tier', 'Tier', '客户级别'),
  picklist('lifecycle', 'Lifecycle', '生命周期'),
  picklist('value-type', 'Value Type', '价值类型'),
  picklist('value', 'Value Tier', '价值分层'),
  picklist('rfm', 'RFM Segment', 'RFM分群'),
  {
    key: 'rfm-score',
    type: 'text',
    label: { en: 'RFM Score', zh: 'RFM得分' },
    tooltip: {
      en: 'Recency, frequency and monetary, 1 to 5 each. Kept by Tierwise.',
      zh: '最近购买、购买频次、购买金额各 1–5 分。由 Tierwise 维护。',
    },
  },
  picklist('need-type', 'Need Type', '需求类型'),
  {
    key: 'strategy',
    type: 'text',
    label: { en: 'Account Strategy', zh: '管理策略' },
    tooltip: {
      en: 'How to manage the account. Kept by Tierwise.',
      zh: '该客户的管理策略。由 Tierwise 维护。',
    },
  },
  {
    key: 'reason',
    type: 'text',
    label: { en: 'Class Reason', zh: '分级理由' },
    tooltip: {
      en: 'Why the account is in its tier and stage. Kept by Tierwise.',
      zh: '客户级别与阶段的判定依据。由 Tierwise 维护。',
    },
  },
  {
    key: 'next-action',
    type: 'text',
    label: { en: 'Next Action', zh: '下一步行动' },
    tooltip: {
      en: 'What to do next for the account. Kept by Tierwise.',
      zh: '建议的下一步行动。由 Tierwise 维护。',
    },
  },
];

/** The classes a picklist field offers under a policy; none for a text field. */
export function classesOfField({ key }: ClassField, policy: Policy): readonly ClassDefinition[] {
  return dimensionOf(key)?.classes(policy) ?? [];
}

function picklist(key: string, en: string, zh: string): ClassField {
  return {
    key,
    type: 'picklist',
    label: { en, zh },
    tooltip: {
      en: 'Decided by Tierwise; change it here and your choice stays.',
      zh: '由 Tierwise 自动判定；手动修改后将保留您的选择。',
    },
  };
}
