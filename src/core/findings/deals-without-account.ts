import { createSpeaker } from '../messages/create-speaker.ts';
import { examplesShown } from './account-check.ts';
import type { Check } from './finding.ts';

const say = createSpeaker('finding.deals-without-account', {
  sentence: {
    en: '{count, plural, one {# deal belongs} other {# deals belong}} to no account and cannot count for any.',
    zh: '{count} 个商机未关联客户，无法计入任何客户。',
  },
  remedy: { en: 'Choose the account of these deals.', zh: '请为这些商机选择客户。' },
});

/** Deals that help no account, since they name none. */
export const dealsWithoutAccount: Check = {
  id: 'deals-without-account',
  find({ book: { strays, dealFacts = [] } }) {
    const count = strays['no-account'];
    if (count === 0) return undefined;
    const examples = dealFacts
      .filter(({ accountId }) => accountId === undefined)
      .slice(0, examplesShown)
      .map(({ id }) => ({ dealId: id }));
    return {
      id: this.id,
      count,
      examples,
      sentence: say('sentence', { count }),
      remedy: say('remedy'),
    };
  },
};
