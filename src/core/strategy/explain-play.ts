import { createSpeaker } from '../messages/create-speaker.ts';
import type { Policy } from '../policy/policy.ts';
import type { Text } from '../text.ts';
import type { MatchedCondition } from './match-play.ts';
import { nameCondition } from './name-condition.ts';
import type { PlayReason } from './strategy.ts';

const say = createSpeaker('play-rule', {
  conditions: { en: 'Because {conditions}.', zh: '依据：{conditions}。' },
  'every-account': { en: 'Holds for every account.', zh: '适用于所有客户。' },
});

/** Why a play is there: its conditions in words, and the evidence of the last and most specific of them. */
export function explainPlay(conditions: readonly MatchedCondition[], policy: Policy): PlayReason {
  const leading = conditions.at(-1);
  if (!leading) return { rule: say('every-account'), evidence: undefined };
  const { dimension, value, reason, evidence } = leading.assessment;
  return {
    rule: say('conditions', { conditions: inWords(conditions, policy) }),
    evidence: { dimension, class: value, reason, facts: evidence },
  };
}

function inWords(conditions: readonly MatchedCondition[], policy: Policy): Text {
  const named = conditions.map((condition) => nameCondition(condition, policy));
  return {
    en: named.map(({ title, label }) => `${title.en} is ${label.en}`).join(' and '),
    zh: named.map(({ title, label }) => `${title.zh}为“${label.zh}”`).join('，且'),
  };
}
