import { won } from '../book/book.ts';
import { dealCheck } from './deal-check.ts';

/** Won deals whose closing date has not come yet: most often the planned date was left standing. */
export const wonInTheFuture = dealCheck(
  'won-in-the-future',
  {
    sentence: {
      en: '{count, plural, one {# won deal has a closing date} other {# won deals have closing dates}} in the future and will count only from then on.',
      zh: '{count} 个已成交商机的结束日期在未来，届时才会计入。',
    },
    remedy: {
      en: 'Set the closing date to the day on which the deal was won.',
      zh: '请将结束日期改为实际成交日期。',
    },
  },
  ({ book: { deals }, asOf }, row) =>
    deals.outcome[row] === won && (deals.closedOn[row] as number) > asOf,
);
