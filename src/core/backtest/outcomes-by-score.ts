/** Outcomes grouped by distinct score, ascending: accounts with equal scores cannot be told apart, so they share a place. */
export interface OutcomesByScore {
  scores: Float64Array;
  /** How many of the accounts with each score bought, and how many did not. */
  bought: Float64Array;
  silent: Float64Array;
}

/**
 * Groups accounts by their score.
 *
 * @param hasBought 1 or 0 per account
 */
export function outcomesByScore(scores: Float64Array, hasBought: Uint8Array): OutcomesByScore {
  const ofBuyers = scores.filter((_, i) => hasBought[i] === 1).sort();
  const ofOthers = scores.filter((_, i) => hasBought[i] !== 1).sort();
  const groups = {
    scores: new Float64Array(scores.length),
    bought: new Float64Array(scores.length),
    silent: new Float64Array(scores.length),
  };
  let buyer = 0;
  let other = 0;
  let group = 0;
  while (buyer < ofBuyers.length || other < ofOthers.length) {
    const score = Math.min(ofBuyers[buyer] ?? Infinity, ofOthers[other] ?? Infinity);
    const buyersFrom = buyer;
    const othersFrom = other;
    while (ofBuyers[buyer] === score) buyer += 1;
    while (ofOthers[other] === score) other += 1;
    groups.scores[group] = score;
    groups.bought[group] = buyer - buyersFrom;
    groups.silent[group] = other - othersFrom;
    group += 1;
  }
  return {
    scores: groups.scores.subarray(0, group),
    bought: groups.bought.subarray(0, group),
    silent: groups.silent.subarray(0, group),
  };
}
