import { concentration } from './concentration.ts';
import { customerType } from './customer-type.ts';
import type { Dimension } from './dimension.ts';
import { geography } from './geography.ts';
import { health } from './health.ts';
import { industry } from './industry.ts';
import { lifecycle } from './lifecycle.ts';
import { loyalty } from './loyalty.ts';
import { needType } from './need-type.ts';
import { potential } from './potential.ts';
import { rfm } from './rfm.ts';
import { salesLevel } from './sales-level.ts';
import { size } from './size.ts';
import { tier } from './tier.ts';
import { value } from './value.ts';
import { valueType } from './value-type.ts';

/** Every dimension, in the order people see them. To add one: its file, its line here, its test. */
export const dimensions: readonly Dimension[] = [
  tier,
  value,
  salesLevel,
  concentration,
  rfm,
  lifecycle,
  valueType,
  needType,
  industry,
  size,
  geography,
  customerType,
  potential,
  loyalty,
  health,
];

/** The dimension of an id, or `undefined`. */
export function dimensionOf(id: string): Dimension | undefined {
  return dimensions.find((dimension) => dimension.id === id);
}

/** The same dimensions so ordered that each comes after those whose class it reads. */
export const dimensionsInOrder: readonly Dimension[] = inDependencyOrder(dimensions);

function inDependencyOrder(all: readonly Dimension[]): Dimension[] {
  const ordered: Dimension[] = [];
  let waiting = [...all];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ after }) => !waiting.some(({ id }) => after.includes(id)));
    if (ready.length === 0) throw new Error('dimensions read each other’s classes in a circle');
    ordered.push(...ready);
    waiting = waiting.filter((dimension) => !ready.includes(dimension));
  }
  return ordered;
}
