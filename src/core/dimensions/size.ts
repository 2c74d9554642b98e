import { evidence } from '../explanation/evidence.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { joinTexts } from '../messages/join-texts.ts';
import type { Policy } from '../policy/policy.ts';
import {
  comparableRevenue,
  levelByHeads,
  levelByRevenue,
  sizeLevel,
  sizeRowOf,
  sizeStandardOf,
} from '../size/company-size.ts';
import type { Text } from '../text.ts';
import { type Dimension, unknown } from './dimension.ts';

const known = {
  en: '{heads, select, none {} other {{heads, plural, one {# employee} other {# employees}}}}{both, select, yes { and } other {}}{money, select, no {} other {a yearly revenue of {revenue}}}',
  zh: '{heads, select, none {} other {员工 {heads, number} 人}}{both, select, yes {、} other {}}{money, select, no {} other {年收入 {revenue}}}',
};

const say = createSpeaker('size', {
  known: {
    en: `Has ${known.en}; {size} by {standard}.`,
    zh: `${known.zh}；按{standard}为{size}企业。`,
  },
  'not-comparable': {
    en: 'The number of employees is not known, and its yearly revenue cannot be compared with {standard}, which counts in {currency}: say in the policy what one {currency} costs.',
    zh: '员工数量未知，且年收入无法与{standard}（以 {currency} 计）比较：请在策略中给出 1 {currency} 折合本位币多少。',
  },
  missing: {
    en: 'Not filled in: {missing}, by which {standard} tells the size.',
    zh: '未填写{missing}，无法按{standard}判断规模。',
  },
});

const standards: Record<Policy['size']['standard'], Text> = {
  eu: { en: 'the EU standard (2003/361/EC)', zh: '欧盟标准（2003/361/EC）' },
  china: { en: 'China’s standard of 2017', zh: '国家统计局大中小微型企业划分办法（2017）' },
  own: { en: 'the bounds of the policy', zh: '策略设定的标准' },
};

type SizeFact = 'employees' | 'annual-revenue';

const factNames: Record<SizeFact, Text> = {
  employees: { en: 'number of employees', zh: '员工数量' },
  'annual-revenue': { en: 'yearly revenue', zh: '年收入' },
};

const levels = ['small', 'medium', 'large'];

/** How large the company is, whatever it buys from us. */
export const size: Dimension = {
  id: 'size',
  title: { en: 'Size', zh: '规模' },
  description: {
    en: 'Large, medium or small by head count and yearly revenue, after the EU’s, China’s or your own bounds.',
    zh: '按员工数量与年收入，依欧盟、中国或自定义标准划分为大型、中型或小型。',
  },
  after: [],
  classes: () => [
    { id: 'large', label: { en: 'Large', zh: '大型' }, colour: '#7a1f5c' },
    { id: 'medium', label: { en: 'Medium', zh: '中型' }, colour: '#1f5fa8' },
    { id: 'small', label: { en: 'Small', zh: '小型' }, colour: '#4c8577' },
  ],

  classify({ account }, context) {
    return levels[sizeLevel(account, context)] ?? unknown;
  },

  explain({ account }, context, value) {
    const { policy } = context;
    const row = sizeRowOf(account, context);
    const hasHeads = !Number.isNaN(levelByHeads(account, context));
    const hasRevenue = !Number.isNaN(levelByRevenue(account, context));
    const wanted = Number(row.employees !== undefined) + Number(row.revenue !== undefined);
    const present = Number(hasHeads) + Number(hasRevenue);
    const isOtherCurrency =
      (account.annualRevenue ?? 0) > 0 && Number.isNaN(comparableRevenue(account, context));
    const facts = {
      standard: standards[policy.size.standard],
      currency: sizeStandardOf(policy).currency,
      heads: hasHeads ? (account.employees ?? 0) : 'none',
      both: hasHeads && hasRevenue ? 'yes' : 'no',
      money: hasRevenue ? 'yes' : 'no',
      revenue: { money: account.annualRevenue ?? 0 },
      missing: joinTexts(missingFacts(row).map((fact) => factNames[fact])),
      size: size.classes(policy).find(({ id }) => id === value)?.label ?? unknown,
    };
    const missing = isOtherCurrency ? 'not-comparable' : 'missing';
    return {
      confidence: wanted === 0 ? 0 : present / wanted,
      isProvisional: value !== unknown && present < wanted,
      reason: say(value === unknown ? missing : 'known', facts),
      evidence: [
        evidence('employees', account.employees ?? Number.NaN, 'heads'),
        evidence('annual-revenue', account.annualRevenue ?? Number.NaN, 'money'),
      ],
      distanceToNext: null,
      details:
        value === unknown
          ? { missing: isOtherCurrency ? ['employees', 'exchange-rate'] : missingFacts(row) }
          : {},
    };
  },
};

/** The facts that the row of a standard asks for. */
function missingFacts(row: ReturnType<typeof sizeRowOf>): SizeFact[] {
  const facts: SizeFact[] = [];
  if (row.employees) facts.push('employees');
  if (row.revenue) facts.push('annual-revenue');
  return facts;
}
