import { textEvidence } from '../explanation/evidence.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { sectorOfText } from '../tables/industry-lookup.ts';
import { type Dimension, unknown } from './dimension.ts';

const say = createSpeaker('industry', {
  known: {
    en: 'The field Industry says “{text}”.',
    zh: '“行业”字段为“{text}”。',
  },
  'not-in-table': {
    en: 'The field Industry says “{text}”, which names no industry we know; correct it, or say in the policy what it means.',
    zh: '“行业”字段为“{text}”，未能识别；请更正该字段，或在策略中说明其含义。',
  },
  missing: {
    en: 'The field Industry is empty.',
    zh: '“行业”字段为空。',
  },
});

/** What an account does for a living. */
export const industry: Dimension = {
  id: 'industry',
  title: { en: 'Industry', zh: '行业' },
  description: {
    en: 'Manufacturing, finance, retail, services or other, by a table of what the field Industry may say.',
    zh: '按“行业”字段对照表划分为制造业、金融业、零售业、服务业或其他。',
  },
  after: [],
  classes: () => [
    { id: 'manufacturing', label: { en: 'Manufacturing', zh: '制造业' }, colour: '#3a6ea5' },
    { id: 'finance', label: { en: 'Finance', zh: '金融业' }, colour: '#7a1f5c' },
    { id: 'retail', label: { en: 'Retail', zh: '零售业' }, colour: '#d9703a' },
    { id: 'services', label: { en: 'Services', zh: '服务业' }, colour: '#4c8577' },
    { id: 'other', label: { en: 'Other', zh: '其他' }, colour: '#7a808c' },
  ],

  classify({ account }, { policy }) {
    return sectorOfText(account.industry, policy.industry)?.industry ?? unknown;
  },

  explain({ account }, { policy }, value) {
    const text = account.industry;
    const evidence = [textEvidence('industry', text)];
    const common = { isProvisional: false, evidence, distanceToNext: null };
    if (text === undefined) {
      return {
        ...common,
        confidence: 0,
        reason: say('missing'),
        details: { missing: ['industry'] },
      };
    }
    const isKnown = value !== unknown;
    return {
      ...common,
      confidence: isKnown ? 1 : 0,
      reason: say(isKnown ? 'known' : 'not-in-table', { text }),
      details: isKnown
        ? { sector: sectorOfText(text, policy.industry)?.id }
        : { missing: ['industry'] },
    };
  },
};
