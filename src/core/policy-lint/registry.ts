import { editionFields } from './edition-fields.ts';
import { emptyScore } from './empty-score.ts';
import { equalAmounts } from './equal-amounts.ts';
import { fewGaps } from './few-gaps.ts';
import { flatConcentration } from './flat-concentration.ts';
import { idleSetting } from './idle-setting.ts';
import { ladderClassId } from './ladder-class-id.ts';
import { ladderGap } from './ladder-gap.ts';
import { ladderOrder } from './ladder-order.ts';
import { ladderOverlap } from './ladder-overlap.ts';
import { ladderScale } from './ladder-scale.ts';
import { matrixWithoutFacts } from './matrix-without-facts.ts';
import { noGroups } from './no-groups.ts';
import { noWeight } from './no-weight.ts';
import { oneClassForAll } from './one-class-for-all.ts';
import { quietWindow } from './quiet-window.ts';
import type { LintRule } from './rule.ts';
import { scoreEdgesOrder } from './score-edges-order.ts';
import { sizeCurrency } from './size-currency.ts';
import { tieOnEdge } from './tie-on-edge.ts';
import { tierRungOrder } from './tier-rung-order.ts';
import { tierRungOverlap } from './tier-rung-overlap.ts';
import { tierRungUnknown } from './tier-rung-unknown.ts';
import { tooFewBuyers } from './too-few-buyers.ts';
import { uncoveredCells } from './uncovered-cells.ts';
import { unreachableClass } from './unreachable-class.ts';
import { unreachableSegment } from './unreachable-segment.ts';
import { unreachedClass } from './unreached-class.ts';
import { weightsTotal } from './weights-total.ts';

/** Every rule: on the policy alone, on the book, on the organization. To add one: its file, its line here, its test, its row in docs/policy.md. */
export const lintRules: readonly LintRule[] = [
  ladderGap,
  ladderOverlap,
  ladderOrder,
  ladderClassId,
  tierRungUnknown,
  tierRungOverlap,
  tierRungOrder,
  unreachableClass,
  scoreEdgesOrder,
  unreachableSegment,
  noWeight,
  weightsTotal,
  uncoveredCells,
  idleSetting,
  tooFewBuyers,
  equalAmounts,
  tieOnEdge,
  emptyScore,
  quietWindow,
  fewGaps,
  flatConcentration,
  ladderScale,
  unreachedClass,
  oneClassForAll,
  matrixWithoutFacts,
  noGroups,
  editionFields,
  sizeCurrency,
];
