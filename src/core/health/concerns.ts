import type { Day } from '../day.ts';
import type { Context, Subject } from '../dimensions/dimension.ts';
import { satisfactionOf } from '../measures/satisfaction.ts';
import { renderDay, renderShare } from '../messages/render-message.ts';
import type { Policy } from '../policy/policy.ts';
import { isMissed } from '../rhythm/is-missed.ts';
import { typicalGapDays } from '../rhythm/predict-purchase.ts';
import { languages, type Text } from '../text.ts';
import {
  casesMeasure,
  isRarelySilent,
  rhythmMeasure,
  touchesMeasure,
  trendMeasure,
} from './health-score.ts';

/** Something about an account that a rep can act on. */
export interface Concern {
  id: 'overdue' | 'fewer-deals' | 'no-contact' | 'dissatisfied' | 'open-cases';
  /** The measure it comes from, 0 to 1. */
  measure: number;
  text: Text;
}

/**
 * Below this a measure is a concern: no line under which health or lifecycle decline is above it, so that an account that is not
 * green always has one.
 */
function concernLine({ health, lifecycle }: Policy): number {
  return Math.max(
    2 / 3,
    health.green,
    health.amber,
    health.poorFeedback,
    lifecycle.atRiskBelow,
    lifecycle.lostBelow,
  );
}

/** What is wrong with an account, the worst first. */
export function concernsOf(subject: Subject, context: Context): Concern[] {
  const { own, account } = subject;
  const gap = typicalGapDays(context.calibration.rhythm, own.rhythm);
  const due = own.lastWonOn + Math.round(gap);
  const isOverdue =
    isRarelySilent(subject, context) ||
    (own.rhythm.gaps > 0 && isMissed(own.rhythm.silenceDays, Math.round(gap)));
  const cases = account.openCases ?? 0;
  const satisfaction = satisfactionOf(account);
  const all: Concern[] = [
    {
      id: 'overdue',
      measure: rhythmMeasure(subject, context),
      text: inEach(due, (day) => ({ en: `overdue since ${day}`, zh: `自${day}起超期未购` })),
    },
    {
      id: 'fewer-deals',
      measure: trendMeasure(subject, context),
      text:
        own.frequencyBefore === 0
          ? { en: 'no deal in the last two windows', zh: '近两期均无成交' }
          : {
              en: `deals fell from ${own.frequencyBefore} to ${own.frequency} against the window before`,
              zh: `成交单数由上期 ${own.frequencyBefore} 单降至 ${own.frequency} 单`,
            },
    },
    {
      id: 'no-contact',
      measure: touchesMeasure(subject, context),
      text: inEach(account.lastContactOn ?? context.asOf, (day) => ({
        en: `no contact since ${day}`,
        zh: `自${day}起未再联系`,
      })),
    },
    {
      id: 'dissatisfied',
      measure: satisfaction,
      text: {
        en: `satisfaction is only ${renderShare(satisfaction || 0, 'en')}`,
        zh: `满意度仅 ${renderShare(satisfaction || 0, 'zh')}`,
      },
    },
    {
      id: 'open-cases',
      measure: casesMeasure(subject),
      text: {
        en: cases === 1 ? '1 open case' : `${cases} open cases`,
        zh: `${cases} 个服务请求未结`,
      },
    },
  ];
  const line = concernLine(context.policy);
  return all
    .filter(({ id, measure }) => measure < line || (id === 'overdue' && isOverdue))
    .sort((a, b) => a.measure - b.measure);
}

function inEach(day: Day, sentence: (day: string) => Text): Text {
  const known = Number.isNaN(day) ? 0 : day;
  return Object.fromEntries(
    languages.map((language) => [language, sentence(renderDay(known, language))[language]]),
  ) as Text;
}
