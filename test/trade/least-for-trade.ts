import { writeCredits } from '../../src/core/fields/write-credits.ts';
import type { Trader } from './open-market.ts';

/** Records of an organization written at an instant. */
export interface TimedWrite {
  zgid: string;
  at: number;
  ids: string[];
}

const turnMs = 5 * 60_000;
const hourMs = 3_600_000;
/** A look at what has changed, of accounts and of deals. */
const creditsPerTurn = 2;
/** Lists of deleted accounts and deals. */
const creditsPerHour = 4;

/**
 * The least credits for the same classes when nothing need be sooner than every five minutes and nothing is heard: polls, lists of
 * deletions, and for what was written within a turn one write of all of it. A read of the class fields before a write is part of it.
 */
export function leastForTrade(
  writes: readonly TimedWrite[],
  period: { beganAt: number; endedAt: number; traders: readonly Trader[] },
): number {
  const { beganAt, endedAt, traders } = period;
  const turns = Math.floor((endedAt - beganAt) / turnMs);
  const hours = Math.floor((endedAt - beganAt) / hourMs);
  const written = new Map<string, Set<string>>();
  for (const { zgid, at, ids } of writes) {
    const key = `${zgid} ${Math.floor(at / turnMs)}`;
    const accounts = written.get(key) ?? new Set();
    for (const id of ids) accounts.add(id);
    written.set(key, accounts);
  }
  const forWrites = [...written.values()].map(({ size }) => writeCredits(size));
  return (
    traders.length * (turns * creditsPerTurn + hours * creditsPerHour) +
    forWrites.reduce((sum, credits) => sum + credits, 0)
  );
}
