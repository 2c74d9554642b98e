import { unknown } from '../../../src/core/dimensions/dimension.ts';
import { dimensions } from '../../../src/core/dimensions/registry.ts';
import { policyPresets } from '../../../src/core/policy/presets.ts';
import { regions } from '../../../src/core/tables/regions.ts';

/** Details of dimensions that a play may ask for. */
const details: Record<string, string[]> = {
  'geography.region': regions.map(({ id }) => id),
  'geography.market': ['home', 'abroad'],
};

/** Every class id of every dimension under any ready-made policy, `unknown` included, in the order of the dimensions. */
export const classIds: ReadonlyMap<string, readonly string[]> = new Map([
  ...dimensions.map(({ id, classes }) =>
    withUnknown([id, policyPresets.flatMap(({ policy }) => classes(policy).map((c) => c.id))]),
  ),
  ...Object.entries(details),
]);

/** Ids of the dimensions in the order people see them. */
export const dimensionOrder: readonly string[] = dimensions.map(({ id }) => id);

function withUnknown([id, ids]: [string, string[]]): [string, string[]] {
  return [id, [...new Set(ids), unknown]];
}
