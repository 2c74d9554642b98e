import { createSpeaker } from '../messages/create-speaker.ts';
import { joinTexts } from '../messages/join-texts.ts';
import type { Text } from '../text.ts';
import { type ValueSignal, type ValueType, valueSignals } from '../value-type/signals.ts';
import {
  type ClassDefinition,
  type Context,
  type Dimension,
  type Subject,
  unknown,
} from './dimension.ts';

const say = createSpeaker('value-type', {
  decided: {
    en: '{count, plural, one {# sign speaks} other {# signs speak}} for it: {signs}.',
    zh: '有 {count} 项依据：{signs}。',
  },
  'mixed-signals': {
    en: 'The signs do not agree on one type: {signs}.',
    zh: '依据指向不一致：{signs}。',
  },
  'too-few-signals': {
    en: 'Too few signs to tell: {signs}. Products, loss reasons and creation dates of its deals would help.',
    zh: '依据不足：{signs}。补充商机的产品、丢单原因和创建日期有助于判断。',
  },
  'no-signals': {
    en: 'No sign to judge by: products, loss reasons and creation dates of its deals are missing or say nothing.',
    zh: '暂无可用依据：商机的产品、丢单原因或创建日期缺失，或不足以说明问题。',
  },
});

const typeClasses: readonly ClassDefinition<ValueType>[] = [
  { id: 'strategic', label: { en: 'Strategic Value', zh: '战略价值' }, colour: '#7a1f5c' },
  { id: 'extrinsic', label: { en: 'Extrinsic Value', zh: '外在价值' }, colour: '#3a6ea5' },
  { id: 'intrinsic', label: { en: 'Intrinsic Value', zh: '内在价值' }, colour: '#6f8f3a' },
];

/** How an account wants to buy: cheaply and easily, with advice, or as a partner. */
export const valueType: Dimension = {
  id: 'value-type',
  title: { en: 'Value Type', zh: '价值类型' },
  description: {
    en: 'Intrinsic, extrinsic or strategic value buyers (Rackham & DeVincentis), decided only on enough evidence.',
    zh: '内在价值、外在价值或战略价值型客户，依据充分才下结论。',
  },
  after: [],
  classes: () => typeClasses,

  classify(subject, context) {
    const tally = tallySignals(subject, context);
    const leader = leaderOf(tally);
    return isDecided(tally, leader, context) ? leader : unknown;
  },

  explain(subject, context, value) {
    const seen = valueSignals.filter((signal) => signal.isSeen(subject, context));
    const speaking = value === unknown ? seen : seen.filter(({ pointsTo }) => pointsTo === value);
    return {
      confidence: value === unknown ? 0 : speaking.length / seen.length,
      isProvisional: false,
      reason: say(reasonName(value, seen, context), {
        count: speaking.length,
        signs: value === unknown ? signsByType(seen) : signsOf(speaking),
      }),
      evidence: seen.map((signal) => signal.evidence(subject)),
      distanceToNext: null,
      details: {
        signals: seen.map(({ id, pointsTo, points }) => ({ id, pointsTo, points })),
      },
    };
  },
};

function signsOf(signals: readonly ValueSignal[]): Text {
  return joinTexts(signals.map(({ text }) => text));
}

/** Signs under the type they speak for: "intrinsic – decides quickly; strategic – has bought from us for years". */
function signsByType(signals: readonly ValueSignal[]): Text {
  const groups = typeClasses.flatMap(({ id, label }) => {
    const signs = signsOf(signals.filter(({ pointsTo }) => pointsTo === id));
    return signs.en === ''
      ? []
      : { en: `${label.en} – ${signs.en}`, zh: `${label.zh}：${signs.zh}` };
  });
  return {
    en: groups.map(({ en }) => en).join('; '),
    zh: groups.map(({ zh }) => zh).join('；'),
  };
}

const valueTypes = ['intrinsic', 'extrinsic', 'strategic'] as const;

/** Points and pieces of evidence per type, and which types have more than product counts to show. */
interface Tally {
  points: Record<ValueType, number>;
  pieces: Record<ValueType, number>;
  isMoreThanProducts: Record<ValueType, boolean>;
}

function tallySignals(subject: Subject, context: Context): Tally {
  const tally: Tally = {
    points: { intrinsic: 0, extrinsic: 0, strategic: 0 },
    pieces: { intrinsic: 0, extrinsic: 0, strategic: 0 },
    isMoreThanProducts: { intrinsic: false, extrinsic: false, strategic: false },
  };
  for (const signal of valueSignals) {
    if (!signal.isSeen(subject, context)) continue;
    tally.points[signal.pointsTo] += signal.points;
    tally.pieces[signal.pointsTo] += 1;
    if (!signal.isProductCount) tally.isMoreThanProducts[signal.pointsTo] = true;
  }
  return tally;
}

function leaderOf({ points }: Tally): ValueType {
  if (points.strategic > Math.max(points.extrinsic, points.intrinsic)) return 'strategic';
  return points.extrinsic > points.intrinsic ? 'extrinsic' : 'intrinsic';
}

function isDecided(tally: Tally, leader: ValueType, { policy }: Context): boolean {
  const { minEvidence, lead } = policy.valueType;
  return (
    tally.pieces[leader] >= minEvidence &&
    tally.points[leader] - secondMost(tally, leader) >= lead &&
    tally.isMoreThanProducts[leader]
  );
}

/** The most points that another type has. */
function secondMost({ points }: Tally, leader: ValueType): number {
  let most = 0;
  for (const type of valueTypes) {
    if (type !== leader && points[type] > most) most = points[type];
  }
  return most;
}

function reasonName(value: string, seen: readonly ValueSignal[], { policy }: Context) {
  if (value !== unknown) return 'decided';
  if (seen.length === 0) return 'no-signals';
  return seen.length < policy.valueType.minEvidence ? 'too-few-signals' : 'mixed-signals';
}
