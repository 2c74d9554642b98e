import type { Dimension } from '../dimensions/dimension.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import type { Message } from '../messages/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { HeldClass } from './held-class.ts';

const say = createSpeaker('stability', {
  until: {
    en: 'Would be {rule}; held at {held} until {until} ({confirmed} of {needed}).',
    zh: '按当前数据应为“{rule}”；保留“{held}”至{until}（已确认 {confirmed}/{needed} 次）。',
  },
  margin: {
    en: 'Would be {rule}; held at {held}, since it is close to the line.',
    zh: '按当前数据应为“{rule}”；因接近门槛，保留“{held}”。',
  },
});

/** Why an account keeps its class, followed by what the rule alone says. */
export function sayHeld(
  { classes }: Dimension,
  rule: string,
  { value, confirmed, needed, until }: HeldClass,
  policy: Policy,
  reason: Message,
): Message {
  const labelOf = (wanted: string) => classes(policy).find(({ id }) => id === wanted)?.label;
  const labels = { rule: labelOf(rule) ?? rule, held: labelOf(value) ?? value };
  const message =
    until === null
      ? say('margin', labels)
      : say('until', { ...labels, confirmed, needed, until: { day: until } });
  return { ...message, next: reason };
}
