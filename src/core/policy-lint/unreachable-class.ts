import type { Policy } from '../policy/policy.ts';
import type { Text } from '../text.ts';
import { shareInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** A class that no score can reach. */
export const unreachableClass: LintRule = {
  code: 'unreachable-class',
  severity: 'error',
  title: {
    en: 'a class that no score can reach',
    zh: '阈值设置使某个分类永远无法达到',
  },
  needs: 'policy',
  check(policy) {
    return stepsOf(policy).flatMap(({ path, upper, lower, lost }) => {
      if (lower < upper) return [];
      return [
        {
          path,
          message: {
            en: `The lower threshold (${shareInWords(lower)}) is not below the upper one (${shareInWords(upper)}): nobody is ever “${lost.en}”.`,
            zh: `下限（${shareInWords(lower)}）不低于上限（${shareInWords(upper)}），不会有客户被判为“${lost.zh}”。`,
          },
          remedy: {
            en: 'Leave room between the two thresholds.',
            zh: '请拉开两个阈值之间的距离。',
          },
        },
      ];
    });
  },
};

/** Two thresholds between which a class lies, and the class. */
interface Step {
  path: string;
  upper: number;
  lower: number;
  lost: Text;
}

/** Just above the highest score, which is 1. */
const top = 1 + Number.EPSILON;

function stepsOf(policy: Policy): Step[] {
  const { value, potential, loyalty, health, concentration, lifecycle } = policy;
  const levels = { value, potential, loyalty };
  return [
    ...Object.entries(levels).flatMap(([path, { high, medium }]) => levelSteps(path, high, medium)),
    step('health.green', top, health.green, 'Green', '绿'),
    step('health.amber', health.green, health.amber, 'Amber', '黄'),
    step('health.amber', health.amber, 0, 'Red', '红'),
    step('concentration.a', concentration.a, 0, 'A', 'A'),
    step('concentration.b', concentration.b, concentration.a, 'B', 'B'),
    step('concentration.b', 1, concentration.b, 'C', 'C'),
    step(
      'lifecycle.atRiskBelow',
      lifecycle.atRiskBelow,
      lifecycle.lostBelow,
      'At Risk',
      '流失预警',
    ),
  ];
}

/** Low needs a score below medium. The value score is made of mid-rank percentiles, none of which is 1. */
function levelSteps(path: string, high: number, medium: number): Step[] {
  return [
    step(`${path}.high`, path === 'value' ? 1 : top, high, 'High', '高'),
    step(`${path}.medium`, high, medium, 'Medium', '中'),
    step(`${path}.medium`, medium, 0, 'Low', '低'),
  ];
}

function step(path: string, upper: number, lower: number, en: string, zh: string): Step {
  return { path, upper, lower, lost: { en, zh } };
}
