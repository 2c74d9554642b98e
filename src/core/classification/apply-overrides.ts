import { classLabel } from '../explanation/render-evidence.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import type { Message } from '../messages/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { Text } from '../text.ts';
import type { Assessment } from './explain-subject.ts';

/** How the reason of a class begins that a person chose against the rules; a list in the CRM finds accounts by it. */
export const chosenByHand: Text = { en: 'Chosen by hand', zh: '由人工指定' };

const say = createSpeaker('override', {
  chosen: {
    en: `${chosenByHand.en}; computed, it would be {computed}.`,
    zh: `${chosenByHand.zh}；系统判定为“{computed}”。`,
  },
});

/**
 * The classes in force: where a person chose a class it replaces the computed one, whose reason then no longer explains it.
 *
 * @param chosen dimension id → class id
 */
export function applyOverrides(
  computed: readonly Assessment[],
  chosen: Readonly<Record<string, string>>,
  policy: Policy,
): Assessment[] {
  return computed.map((assessment) => {
    const { dimension, value } = assessment;
    const choice = chosen[dimension];
    if (choice === undefined || choice === value) return assessment;
    const reason = say('chosen', { computed: classLabel(dimension, value, policy) });
    return { ...assessment, value: choice, reason, distanceToNext: null, isProvisional: false };
  });
}

/** Whether a reason tells of a choice against the rules. */
export function isChosen({ id }: Message): boolean {
  return id === 'override.chosen';
}
