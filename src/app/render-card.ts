import type { Book } from '../core/book/book.ts';
import { type ExclusionReason, exclusionOf } from '../core/book/count-deals.ts';
import type { Assessment } from '../core/classification/explain-subject.ts';
import { dayOf } from '../core/day.ts';
import type { ClassDefinition } from '../core/dimensions/dimension.ts';
import { dimensionOf } from '../core/dimensions/registry.ts';
import { evidenceLabels } from '../core/explanation/evidence-labels.ts';
import { classLabel, renderDistance, renderEvidence } from '../core/explanation/render-evidence.ts';
import { roadsOf } from '../core/explanation/roads.ts';
import { renderDay, renderMessage, renderMoney } from '../core/messages/render-message.ts';
import { roleLabels } from '../core/strategy/roles.ts';
import type { ComposedPlay, Strategy } from '../core/strategy/strategy.ts';
import type { Language, Text } from '../core/text.ts';
import type { Foreseen } from '../core/time/create-foresight.ts';
import type { CardClass, CardDeals, CardPlay } from './account-card.ts';
import type { ClassChange, Override } from './ports/class-store.ts';
import type { ClassifyCause } from './ports/inbox-store.ts';
import type { OrganizationContext } from './read-context.ts';

/** In whose words a card is written. */
export interface CardVoice {
  language: Language;
  currency: string;
  timeZone: string;
}

/** Colour of a class that has none of its own. */
const plainColour = '#7a808c';

/** Deals named one by one. */
const dealsShown = 10;

const causes: Record<ClassifyCause, Text> = {
  backfill: { en: 'first classification', zh: '首次分级' },
  'record-changed': { en: 'a deal or the account changed', zh: '商机或客户资料变动' },
  'time-passed': { en: 'time passed', zh: '时间推移' },
  'policy-changed': { en: 'the policy changed', zh: '分级规则调整' },
  calibration: { en: 'the book was calibrated anew', zh: '重新校准' },
  override: { en: 'somebody chose it', zh: '人工指定' },
};

const overrideReasons: Readonly<Record<string, Text>> = {
  'edited-in-crm': { en: 'chosen in the CRM', zh: '在 CRM 中人工选择' },
};

const exclusionLabels: Record<ExclusionReason, Text> = {
  open: { en: 'still open', zh: '仍在跟进' },
  lost: { en: 'lost', zh: '已丢单' },
  'no-date': { en: 'won without a closing date', zh: '已成交但缺少结束日期' },
  'future-dated': { en: 'won with a closing date in the future', zh: '已成交但结束日期在未来' },
  'no-account': { en: 'without an account', zh: '未关联客户' },
  'unknown-account': { en: 'of an unknown account', zh: '所属客户不存在' },
  'duplicate-id': { en: 'replaced by a later row', zh: '被后续记录替代' },
  unreadable: { en: 'unreadable', zh: '无法读取' },
};

/** The classes of a card: the class in force with its explanation, and the computed one where a person chose another. */
export function renderClasses(
  computed: readonly Assessment[],
  overrides: readonly Override[],
  changes: readonly ClassChange[],
  foreseen: Foreseen,
  { policy, asOf }: OrganizationContext,
  { language, currency, timeZone }: CardVoice,
): CardClass[] {
  return computed.map((assessment): CardClass => {
    const { dimension, value, distanceToNext } = assessment;
    const roads = roadsOf(dimension, distanceToNext, foreseen, { asOf, policy });
    const override = overrides.find((candidate) => candidate.dimension === dimension);
    const change = changes.find(
      (candidate) => candidate.dimension === dimension && candidate.from !== undefined,
    );
    const inForce = override?.value ?? value;
    const label = (classId: string) => classLabel(dimension, classId, policy)[language];
    const definition = definitionOf(dimension, inForce, policy);
    return {
      dimension,
      title: dimensionOf(dimension)?.title[language] ?? dimension,
      value: inForce,
      label: label(inForce),
      colour: definition?.colour ?? plainColour,
      isProvisional: assessment.isProvisional && !override,
      confidence: assessment.confidence,
      reason: renderMessage(assessment.reason, language, currency),
      evidence: assessment.evidence.map((piece) => ({
        label: evidenceLabels[piece.id]?.[language] ?? piece.id,
        text: renderEvidence(piece, policy, language, currency),
      })),
      distance:
        roads.length > 0 && !override
          ? roads
              .map((road) => renderDistance(road, dimension, policy, language, currency))
              .join(language === 'zh' ? '；' : '; ')
          : null,
      override: override
        ? {
            computedLabel: label(value),
            why: overrideReasons[override.why]?.[language] ?? override.why,
            until: override.until === undefined ? null : renderDay(override.until, language),
          }
        : null,
      change:
        change?.from === undefined
          ? null
          : {
              fromLabel: label(change.from),
              on: renderDay(dayOf(change.at, timeZone), language),
              cause: causes[change.cause][language],
            },
    };
  });
}

/** The plays of a strategy that a person reads, in order; those that are over are left out. */
export function renderPlays(
  strategy: Strategy,
  { asOf }: OrganizationContext,
  { language, currency }: CardVoice,
): CardPlay[] {
  return strategy.plays
    .filter(({ state }) => state !== 'done')
    .map((play) => ({
      id: play.id,
      title: play.title[language],
      what: play.what[language],
      why: {
        rule: renderMessage(play.why.rule, language, currency),
        reason: play.why.evidence
          ? renderMessage(play.why.evidence.reason, language, currency)
          : '',
      },
      who: roleLabels[play.who][language],
      when: renderWhen(play, language),
      isOnCard: play.isOnCard,
      isWaiting: play.state === 'waiting',
      isOverdue: play.isDated && play.dueOn !== undefined && play.dueOn < asOf,
    }));
}

/** Which deals of an account count, and which do not and why. */
export function renderDeals(
  book: Book,
  account: number,
  { asOf }: OrganizationContext,
  { language, currency }: CardVoice,
): CardDeals {
  const rows = [...book.order.subarray(book.start[account], book.start[account + 1])];
  const excluded = new Map<ExclusionReason, number>();
  const counted: number[] = [];
  for (const row of rows) {
    const reason = exclusionOf(book, row, asOf);
    if (reason) excluded.set(reason, (excluded.get(reason) ?? 0) + 1);
    else counted.push(row);
  }
  return {
    counted: counted.length,
    latest: counted
      .reverse()
      .slice(0, dealsShown)
      .flatMap((row) => {
        const deal = book.dealFacts?.[row];
        if (!deal) return [];
        return {
          id: deal.id,
          name: deal.name ?? deal.id,
          on: renderDay(deal.closedOn ?? asOf, language),
          amount: deal.amount === undefined ? '—' : renderMoney(deal.amount, language, currency),
        };
      }),
    excluded: [...excluded].map(([reason, count]) => ({
      reason: exclusionLabels[reason][language],
      count,
    })),
  };
}

function renderWhen({ isDated, dueOn, cadence }: ComposedPlay, language: Language): string {
  const rule = renderMessage(cadence, language);
  if (!isDated || dueOn === undefined) return rule;
  const day = renderDay(dueOn, language);
  return language === 'zh' ? `${rule}（${day}前）` : `${rule} (by ${day})`;
}

function definitionOf(
  dimension: string,
  classId: string,
  policy: OrganizationContext['policy'],
): ClassDefinition | undefined {
  return dimensionOf(dimension)
    ?.classes(policy)
    .find(({ id }) => id === classId);
}
