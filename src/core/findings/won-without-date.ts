import { noDay, won } from '../book/book.ts';
import { dealCheck } from './deal-check.ts';

/** Won deals that count for nothing, since nobody knows when they were won. */
export const wonWithoutDate = dealCheck(
  'won-without-date',
  {
    sentence: {
      en: '{count, plural, one {# won deal has} other {# won deals have}} no closing date and cannot be counted.',
      zh: '{count} 个已成交商机没有结束日期，无法计入。',
    },
    remedy: { en: 'Fill in the closing date of these deals.', zh: '请补填这些商机的结束日期。' },
  },
  ({ book: { deals } }, row) => deals.outcome[row] === won && deals.closedOn[row] === noDay,
);
