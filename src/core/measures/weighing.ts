/** What a measure adds to a weighted sum: nothing while it is not known (`NaN`). */
export function weighed(weight: number, measure: number): number {
  return Number.isNaN(measure) ? 0 : weight * measure;
}

/** The weight of a measure that is known, 0 of one that is not. */
export function presence(weight: number, measure: number): number {
  return Number.isNaN(measure) ? 0 : weight;
}

/** A score to nine digits, so that a threshold means the same whatever the rounding of the sum. */
export function tidyScore(sum: number, present: number): number {
  return present > 0 ? Math.round((1e9 * sum) / present) / 1e9 : Number.NaN;
}

/** The share of all weights whose measures are known, to two digits. */
export function coverageOf(present: number, all: number): number {
  return all > 0 ? Math.round((100 * present) / all) / 100 : 0;
}
