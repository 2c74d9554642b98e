import { parseDay } from '../day.ts';
import type { Distance, Evidence } from '../dimensions/dimension.ts';
import { dimensions } from '../dimensions/registry.ts';
import { renderDay, renderMessage, renderMoney, renderShare } from '../messages/render-message.ts';
import type { Policy } from '../policy/policy.ts';
import type { Language, Text } from '../text.ts';

const units: Record<'days' | 'deals' | 'occasions' | 'products' | 'heads' | 'cases', Text> = {
  days: { en: '{n, plural, one {# day} other {# days}}', zh: '{n} 天' },
  deals: { en: '{n, plural, one {# deal} other {# deals}}', zh: '{n} 单' },
  occasions: { en: '{n, plural, =1 {once} other {# times}}', zh: '{n} 次' },
  products: { en: '{n, plural, one {# product} other {# products}}', zh: '{n} 种' },
  heads: { en: '{n, plural, one {# person} other {# people}}', zh: '{n} 人' },
  cases: { en: '{n, plural, one {# case} other {# cases}}', zh: '{n} 个' },
};

const notKnown: Text = { en: 'not known', zh: '未知' };

/** The value of a piece of evidence as a person reads it. */
export function renderEvidence(
  { id, value, unit }: Evidence,
  policy: Policy,
  language: Language,
  currency?: string,
): string {
  if (value === null) return notKnown[language];
  if (typeof value === 'string') {
    if (unit === 'date') return renderIsoDay(value, language);
    return unit === 'class' ? classLabel(id, value, policy)[language] : value;
  }
  if (unit === 'money') return renderMoney(value, language, currency);
  if (unit === 'share')
    return id.endsWith('-score') ? outOf100(value) : renderShare(value, language);
  if (unit === 'ratio') return language === 'zh' ? `${value} 倍` : `${value}×`;
  if (unit in units) return renderCount(units[unit as 'days'], value, language);
  return String(value);
}

const distances: Record<Distance['measure'], Text> = {
  'won-amount': {
    en: '{amount} more of won deals{by, select, none {} other { by {by}}} → {to}',
    zh: '{by, select, none {} other {在{by}前}}再成交 {amount} → {to}',
  },
  'won-deals': {
    en: '{count, plural, one {# more deal} other {# more deals}} won{by, select, none {} other { by {by}}} → {to}',
    zh: '{by, select, none {} other {在{by}前}}再成交 {count} 单 → {to}',
  },
  'silence-days': {
    en: 'without a purchase until {by} → {to}',
    zh: '若到{by}仍无购买 → {to}',
  },
};

/** Said of what only calibrations bring about. */
const onceConfirmed: Text = {
  en: 'without a purchase until {by} → {to}, once {confirmations, plural, one {a calibration confirms} other {# calibrations confirm}} it',
  zh: '若到{by}仍无购买，经 {confirmations} 次校准确认后 → {to}',
};

/** Said of dimensions that time changes by what it makes known or forgotten, not by silence. */
const asThingsStand: Text = {
  en: 'as things stand, on {by} → {to}',
  zh: '按目前情况，{by}起 → {to}',
};
const notBySilence: ReadonlySet<string> = new Set(['potential', 'value-type', 'need-type']);

/** What would move the account to another class, in a few words: "¥82,000 more of won deals by 31 Dec → Strategic". */
export function renderDistance(
  distance: Distance,
  dimensionId: string,
  policy: Policy,
  language: Language,
  currency?: string,
): string {
  const by = distance.by === null ? 'none' : renderIsoDay(distance.by, language);
  const message = {
    id: `distance.${distance.measure}`,
    text: roadText(distance, dimensionId),
    values: {
      by,
      to: classLabel(dimensionId, distance.to, policy)[language],
      amount: { money: distance.amount },
      count: distance.amount,
      confirmations: distance.confirmations ?? 0,
    },
  };
  return renderMessage(message, language, currency);
}

function roadText({ measure, confirmations }: Distance, dimensionId: string): Text {
  if (measure !== 'silence-days') return distances[measure];
  if (confirmations !== undefined) return onceConfirmed;
  return notBySilence.has(dimensionId) ? asThingsStand : distances[measure];
}

/** The name of a class; its id where it has none, as a value a person typed into the CRM. */
export function classLabel(dimensionId: string, classId: string, policy: Policy): Text {
  if (classId === 'unknown') return { en: 'Unknown', zh: '未知' };
  const dimension = dimensions.find(({ id }) => id === dimensionId);
  const definition = dimension?.classes(policy).find(({ id }) => id === classId);
  return definition?.label ?? { en: classId, zh: classId };
}

/** A score as the reasons say it: rounded down, so that nothing looks as if it had reached a threshold. */
function outOf100(score: number): string {
  return `${Math.floor(100 * score)} / 100`;
}

function renderIsoDay(iso: string, language: Language): string {
  const day = parseDay(iso);
  return day === undefined ? iso : renderDay(day, language);
}

function renderCount(text: Text, n: number, language: Language): string {
  return renderMessage({ id: 'unit', text, values: { n } }, language);
}
