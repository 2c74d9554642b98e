/**
 * A distribution as a ladder of values with the mid-rank percentile of each: `p = (worse + equal / 2) / n`. Values
 * ascend strictly. Of more distinct values than the knots asked for, that many are kept, evenly by rank.
 */
export interface RankScale {
  values: number[];
  percentiles: number[];
}

/** Most knots of a scale, unless said otherwise. */
export const mostKnots = 4096;

/** The scale of a set of numbers, given in any order; larger is better. `NaN`s are left out. */
export function rankScaleOf(numbers: Float64Array, most = mostKnots): RankScale {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort();
  const distinct = distinctRanks(sorted);
  const scale: RankScale = { values: [], percentiles: [] };
  const knots = Math.min(distinct.values.length, most);
  for (let knot = 0; knot < knots; knot++) {
    const place = Math.round((knot * (distinct.values.length - 1)) / Math.max(1, knots - 1));
    scale.values.push(distinct.values[place] as number);
    scale.percentiles.push(distinct.percentiles[place] as number);
  }
  return scale;
}

/**
 * The percentile of a number: exact at a knot, linear between two, that of the last knot beyond either end. Never
 * falls as the number rises. `NaN` for an empty scale or `NaN`.
 */
export function percentileOf(scale: RankScale, number: number): number {
  const { values, percentiles } = scale;
  const last = values.length - 1;
  if (last < 0 || Number.isNaN(number)) return Number.NaN;
  if (number <= (values[0] as number)) return percentiles[0] as number;
  if (number >= (values[last] as number)) return percentiles[last] as number;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= number) low = middle;
    else high = middle;
  }
  const from = values[low] as number;
  const share = (number - from) / ((values[high] as number) - from);
  const below = percentiles[low] as number;
  return below + share * ((percentiles[high] as number) - below);
}

function distinctRanks(sorted: Float64Array): RankScale {
  const count = sorted.length;
  const values: number[] = [];
  const percentiles: number[] = [];
  let from = 0;
  while (from < count) {
    const value = sorted[from] as number;
    let to = from + 1;
    while (to < count && sorted[to] === value) to += 1;
    values.push(value);
    percentiles.push((from + to) / (2 * count));
    from = to;
  }
  return { values, percentiles };
}
