import { noDay, open } from '../book/book.ts';
import { dealCheck } from './deal-check.ts';

/** Days after which an open deal with a closing date in the past is forgotten rather than late. */
export const forgottenAfterDays = 90;

/** Open deals that should have closed long ago: they make an account look as if much were still to come. */
export const openPastDue = dealCheck(
  'open-past-due',
  {
    sentence: {
      en: `{count, plural, one {# open deal was} other {# open deals were}} to close more than ${forgottenAfterDays} days ago and still count as pipeline in potential.`,
      zh: `{count} 个在谈商机的预计结束日期已过 ${forgottenAfterDays} 天以上，仍作为在谈金额计入潜力。`,
    },
    remedy: {
      en: 'Close these deals as won or lost, or give them a new closing date.',
      zh: '请将这些商机标记为成交或丢单，或更新预计结束日期。',
    },
  },
  ({ book: { deals }, asOf }, row) => {
    const day = deals.closedOn[row] as number;
    return deals.outcome[row] === open && day !== noDay && day < asOf - forgottenAfterDays;
  },
);
