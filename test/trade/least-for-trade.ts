import { writeCredits } from '../../src/core/fields/write-credits.ts';
import type { CreditsByOperation } from './credits-by-operation.ts';
import type { Trader } from './open-market.ts';

/** Records of an organization that were told of or written at an instant. */
export interface NamedRecords {
  zgid: string;
  at: number;
  ids: string[];
}

/** When and for whom something was traded. */
interface TradePeriod {
  beganAt: number;
  endedAt: number;
  traders: readonly Trader[];
}

/** What had to be read and written because of what people did. */
interface Occasions {
  heardOfAccounts: readonly NamedRecords[];
  heardOfDeals: readonly NamedRecords[];
  written: readonly NamedRecords[];
}

const turnMs = 5 * 60_000;
const hourMs = 3_600_000;
/** Lists of deleted records, of one module. */
const creditsPerList = 2;
const idsPerRead = 50;
const rowsPerCredit = 10;

/**
 * The least credits for the same classes when nothing need be sooner than every five minutes and nothing is heard: polls, lists of
 * deletions, and for what was written within a turn one write of all of it. A read of the class fields before a write is part of it.
 */
export function leastForTrade(written: readonly NamedRecords[], period: TradePeriod): number {
  const forWrites = gathered(written, turnMs).map(({ size }) => writeCredits(size));
  return sum(Object.values(leastForPolls(period))) + sum(forWrites);
}

/**
 * The least credits for the same classes when everything heard is answered within a window from the first of it: the same polls,
 * and for whatever falls into a window one read of the deals, one of the accounts and one write. No account is read only to
 * see whether somebody has edited its classes: that could be left to a condition of the write.
 */
export function leastWithinWindow(
  { heardOfAccounts, heardOfDeals, written }: Occasions,
  period: TradePeriod,
  windowMs: number,
): CreditsByOperation {
  const credits = (records: readonly NamedRecords[], perCredit: number) =>
    sum(gathered(records, windowMs).map(({ size }) => Math.ceil(size / perCredit)));
  return {
    ...leastForPolls(period),
    'GET /Accounts?ids': credits(heardOfAccounts, idsPerRead),
    'GET /Deals?ids': credits(heardOfDeals, idsPerRead),
    'PUT /Accounts': credits(written, rowsPerCredit),
  };
}

function leastForPolls({ beganAt, endedAt, traders }: TradePeriod): CreditsByOperation {
  const turns = Math.floor((endedAt - beganAt) / turnMs) * traders.length;
  const lists = Math.floor((endedAt - beganAt) / hourMs) * traders.length * creditsPerList;
  return {
    'GET /Accounts': turns,
    'GET /Deals': turns,
    'GET /Accounts/deleted': lists,
    'GET /Deals/deleted': lists,
  };
}

/** The records of each organization in windows, each of which begins with the first record after the one before; oldest first. */
function gathered(records: readonly NamedRecords[], windowMs: number): Set<string>[] {
  const windows: Set<string>[] = [];
  const open = new Map<string, { until: number; ids: Set<string> }>();
  for (const { zgid, at, ids } of records) {
    let window = open.get(zgid);
    if (!window || at >= window.until) {
      window = { until: at + windowMs, ids: new Set() };
      open.set(zgid, window);
      windows.push(window.ids);
    }
    for (const id of ids) window.ids.add(id);
  }
  return windows;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
