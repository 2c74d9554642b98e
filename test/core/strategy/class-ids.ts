import { unknown } from '../../../src/core/dimensions/dimension.ts';
import { dimensions } from '../../../src/core/dimensions/registry.ts';
import { policyPresets } from '../../../src/core/policy/presets.ts';

/** Classes of dimensions that plays already speak of, for as long as the registry does not have them. */
const announced: Record<string, string[]> = {
  'need-type': ['product', 'service', 'comprehensive'],
  industry: ['manufacturing', 'finance', 'retail', 'services', 'other'],
  size: ['large', 'medium', 'small'],
  geography: ['local', 'remote'],
  'customer-type': ['enterprise', 'individual', 'government'],
  potential: ['high', 'medium', 'low'],
  loyalty: ['high', 'medium', 'low'],
  health: ['green', 'amber', 'red'],
};

/** Details of dimensions that a play may ask for. */
const details: Record<string, string[]> = {
  'geography.region': ['north-america', 'europe', 'asia-pacific'],
};

/** Every class id of every dimension under any ready-made policy, `unknown` included, in the order of the dimensions. */
export const classIds: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(announced).map(withUnknown),
  ...dimensions.map(({ id, classes }) =>
    withUnknown([id, policyPresets.flatMap(({ policy }) => classes(policy).map((c) => c.id))]),
  ),
  ...Object.entries(details),
]);

/** Ids of the dimensions in the order people see them. */
export const dimensionOrder = [...dimensions.map(({ id }) => id), ...Object.keys(announced)].filter(
  (id, place, all) => all.indexOf(id) === place,
);

function withUnknown([id, ids]: [string, string[]]): [string, string[]] {
  return [id, [...new Set(ids), unknown]];
}
