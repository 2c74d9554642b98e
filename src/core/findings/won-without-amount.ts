import { won } from '../book/book.ts';
import { dealCheck } from './deal-check.ts';

/** Won deals that add nothing to what an account is worth. */
export const wonWithoutAmount = dealCheck(
  'won-without-amount',
  {
    sentence: {
      en: '{count, plural, one {# won deal has} other {# won deals have}} no amount: counted in recency and frequency, and missing from value, sales level and ABC.',
      zh: '{count} 个已成交商机没有金额：计入最近购买与频次，但不计入价值分层、销售额等级与 ABC。',
    },
    remedy: { en: 'Fill in the amount of these deals.', zh: '请补填这些商机的金额。' },
  },
  ({ book: { deals } }, row) => deals.outcome[row] === won && Number.isNaN(deals.amount[row]),
);
