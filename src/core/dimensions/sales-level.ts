import { evidence, groupEvidence } from '../explanation/evidence.ts';
import { isProvisional } from '../explanation/is-provisional.ts';
import { dealDistance, moneyDistance } from '../explanation/money-distance.ts';
import { decidingFigures, wonAmount } from '../groups/deciding-figures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { whoseValues, whoWon } from '../messages/whose-values.ts';
import { inWindow, windowValues } from '../messages/window-values.ts';
import type { Policy } from '../policy/policy.ts';
import type { ClassDefinition, Dimension } from './dimension.ts';

const say = createSpeaker('sales-level', {
  rung: {
    en: `${whoWon.en} {amount} ${inWindow.en}: {isLowest, select, yes {any amount won is at least {level}} other {from {from} on it is {level}}}.`,
    zh: `${whoWon.zh}${inWindow.zh}成交 {amount}，{isLowest, select, yes {有成交即为} other {达到 {from} 即为}} {level}。`,
  },
  none: {
    en: `Nothing won ${inWindow.en}.`,
    zh: `${inWindow.zh}没有成交金额。`,
  },
});

const colours = ['#7a1f5c', '#b0413e', '#d9703a', '#d9a514', '#6f8f3a', '#4c8577', '#5b7aa3'];

/** On which rung of the policy's amount ladder an account's won amount stands. */
export const salesLevel: Dimension = {
  id: 'sales-level',
  title: { en: 'Sales Level', zh: '销售额等级' },
  description: {
    en: 'The rung of the amount ladder that the won amount reaches.',
    zh: '按成交金额所处的阶梯划分等级。',
  },
  after: [],
  classes: ladderClasses,

  classify(subject, context) {
    const { monetary } = decidingFigures(subject, context, wonAmount);
    if (monetary > 0) {
      for (const rung of context.policy.salesLevel.ladder) {
        if (monetary >= rung.from) return rung.id;
      }
    }
    return 'none';
  },

  explain(subject, context, value) {
    const figures = decidingFigures(subject, context, wonAmount);
    const { ladder } = context.policy.salesLevel;
    const place = ladder.findIndex((rung) => rung.id === value);
    const above = ladder[place === -1 ? ladder.length - 1 : place - 1];
    const missing = above ? above.from - figures.monetary : null;
    const distance = above?.from === 0 ? dealDistance : moneyDistance;
    return {
      confidence: figures.frequency === 0 ? 1 : 1 - figures.winsWithoutAmount / figures.frequency,
      isProvisional: isProvisional(figures, context),
      reason:
        place === -1
          ? say('none', windowValues(context))
          : say('rung', {
              ...windowValues(context),
              ...whoseValues(figures, subject),
              amount: { money: figures.monetary },
              from: { money: ladder[place]?.from ?? 0 },
              isLowest: ladder[place]?.from === 0 ? 'yes' : 'no',
              level: value.toUpperCase(),
            }),
      evidence: [
        evidence('monetary', figures.monetary, 'money'),
        evidence('frequency', figures.frequency, 'deals'),
        ...groupEvidence(subject),
      ],
      distanceToNext: distance(above?.id ?? '', missing, figures, context),
    };
  },
};

function ladderClasses({ salesLevel: { ladder } }: Policy): ClassDefinition[] {
  const rungs = ladder.map(({ id }, place) => ({
    id,
    label: { en: id.toUpperCase(), zh: id.toUpperCase() },
    colour: colours[Math.min(place, colours.length - 1)] as string,
  }));
  return [...rungs, { id: 'none', label: { en: 'None', zh: '无' }, colour: '#8b8f98' }];
}
