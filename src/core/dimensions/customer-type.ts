import { textEvidence } from '../explanation/evidence.ts';
import type { AccountFacts } from '../facts.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import type { Policy } from '../policy/policy.ts';
import { createWordLookup } from '../tables/create-word-lookup.ts';
import { type CustomerType, customerTypeTable } from '../tables/customer-types.ts';
import { sectorOfText } from '../tables/industry-lookup.ts';
import { type Dimension, unknown } from './dimension.ts';

const say = createSpeaker('customer-type', {
  ownership: {
    en: 'The field Ownership says “{text}”.',
    zh: '“所有权”字段为“{text}”。',
  },
  'account-type': {
    en: 'The field Account Type says “{text}”.',
    zh: '“客户类型”字段为“{text}”。',
  },
  industry: {
    en: 'The field Industry says “{text}”, and nothing else says who it is.',
    zh: '“行业”字段为“{text}”，且没有其他字段说明其身份。',
  },
  missing: {
    en: 'Neither Ownership nor Account Type says whether it is a company, a person or a public body.',
    zh: '“所有权”与“客户类型”均未说明该客户是企业、个人还是政府机构。',
  },
});

const typeOfText = createWordLookup(customerTypeTable, (id: CustomerType) => id);

/** Who an account is: a company, a person or a public body. */
export const customerType: Dimension = {
  id: 'customer-type',
  title: { en: 'Customer Type', zh: '客户类型' },
  description: {
    en: 'Enterprise, individual or government, by what Ownership and Account Type say.',
    zh: '按“所有权”与“客户类型”字段划分为企业、个人或政府机构。',
  },
  after: [],
  classes: () => [
    { id: 'enterprise', label: { en: 'Enterprise', zh: '企业' }, colour: '#3a6ea5' },
    { id: 'individual', label: { en: 'Individual', zh: '个人' }, colour: '#d9703a' },
    { id: 'government', label: { en: 'Government', zh: '政府机构' }, colour: '#7a1f5c' },
  ],

  classify({ account }, { policy }) {
    const byOwnership = typeOfText(account.ownership, policy.customerType);
    const byType = typeOfText(account.accountType, policy.customerType);
    return firstOf(byOwnership, byType) ?? (isPublicBody(account, policy) ? 'government' : unknown);
  },

  explain({ account }, { policy }, value) {
    const { ownership, accountType, industry } = account;
    const saysSo = (text: string | undefined) => typeOfText(text, policy.customerType) === value;
    const evidence = [
      textEvidence('ownership', ownership),
      textEvidence('account-type', accountType),
    ];
    const common = { isProvisional: false, evidence, distanceToNext: null };
    if (value === unknown) {
      const details = { missing: ['ownership', 'account-type'] };
      return { ...common, confidence: 0, reason: say('missing'), details };
    }
    if (ownership !== undefined && saysSo(ownership)) {
      return { ...common, confidence: 1, reason: say('ownership', { text: ownership }) };
    }
    if (accountType !== undefined && saysSo(accountType)) {
      return { ...common, confidence: 1, reason: say('account-type', { text: accountType }) };
    }
    evidence.push(textEvidence('industry', industry));
    return { ...common, confidence: 0.5, reason: say('industry', { text: industry ?? '' }) };
  },
};

/** Where two fields differ: a public body is one whatever else is said, and a person is no company. */
function firstOf(a: CustomerType | undefined, b: CustomerType | undefined) {
  if (a === 'government' || b === 'government') return 'government';
  if (a === 'individual' || b === 'individual') return 'individual';
  return a ?? b;
}

function isPublicBody({ industry }: AccountFacts, policy: Policy): boolean {
  return sectorOfText(industry, policy.industry)?.id === 'government';
}
