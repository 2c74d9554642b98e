import { createSpeaker } from '../messages/create-speaker.ts';
import { renderMessage } from '../messages/render-message.ts';
import type { Language, Text } from '../text.ts';
import { roleLabels } from './roles.ts';
import type { Strategy } from './strategy.ts';

const say = createSpeaker('next-action', {
  by: { en: 'by {day}', zh: '{day}前' },
});

/**
 * The first play as one text for a CRM field: what, who, by when; at most 255 characters per language, empty without a
 * play. It holds a date only where something that happened to the account gives one, so that time alone does not
 * rewrite it.
 */
export function nextAction({ plays: [first] }: Strategy): Text {
  if (!first) return { en: '', zh: '' };
  const { what, who, cadence, isDated, dueOn } = first;
  const when = isDated && dueOn !== undefined ? say('by', { day: { day: dueOn } }) : cadence;
  const role = (language: Language) => roleLabels[who][language];
  return {
    en: `${what.en} (${role('en')}, ${renderMessage(when, 'en')})`,
    zh: `${what.zh}（${role('zh')}，${renderMessage(when, 'zh')}）`,
  };
}
