import type { Text } from '../text.ts';
import type { Message, MessageValue } from './message.ts';

/** The sentences one part of the product can say, by name. */
export type Messages<Name extends string> = Readonly<Record<Name, Text>>;

/**
 * A speaker for a family of sentences: `say('high', { amount: { money: 5 } })` makes the message `<family>.high`.
 *
 * @example const say = createSpeaker('value', { high: { en: 'Won {amount}', zh: '已成交 {amount}' } });
 */
export function createSpeaker<Name extends string>(family: string, messages: Messages<Name>) {
  return (name: Name, values: Record<string, MessageValue> = {}): Message => ({
    id: `${family}.${name}`,
    text: messages[name],
    values,
  });
}
