import { type ClassDefinition, unknown } from '../dimensions/dimension.ts';
import { dimensionOf } from '../dimensions/registry.ts';
import type { Policy } from '../policy/policy.ts';
import { rfmTypes } from '../rfm/eight-types.ts';
import { regions } from '../tables/regions.ts';
import type { Text } from '../text.ts';
import type { MatchedCondition } from './match-play.ts';

/** Details of dimensions that plays may ask for, with the names people know. */
const details: Readonly<
  Record<string, { title: Text; values: readonly Pick<ClassDefinition, 'id' | 'label'>[] }>
> = {
  'geography.region': {
    title: { en: 'Region', zh: '区域' },
    values: regions,
  },
  'geography.market': {
    title: { en: 'Market', zh: '市场' },
    values: [
      { id: 'home', label: { en: 'Home', zh: '境内' } },
      { id: 'abroad', label: { en: 'Abroad', zh: '境外' } },
    ],
  },
  'rfm.type': { title: { en: 'RFM Type', zh: 'RFM 客户类型' }, values: rfmTypes },
};

/** A condition in words: what was asked, and the answer. What has no name is called by its id. */
export function nameCondition(
  { key, value }: MatchedCondition,
  policy: Policy,
): { title: Text; label: Text } {
  const dimension = dimensionOf(key);
  const values = dimension?.classes(policy) ?? details[key]?.values;
  return {
    title: dimension?.title ?? details[key]?.title ?? { en: key, zh: key },
    label:
      values?.find(({ id }) => id === value)?.label ??
      (value === unknown ? { en: 'Unknown', zh: '未知' } : { en: value, zh: value }),
  };
}
