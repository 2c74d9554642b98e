import { classLabel } from '../explanation/render-evidence.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import type { Policy } from '../policy/policy.ts';
import type { Assessment } from './explain-subject.ts';

const say = createSpeaker('override', {
  chosen: {
    en: 'Chosen by hand; computed, it would be {computed}.',
    zh: '由人工指定；系统判定为“{computed}”。',
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
