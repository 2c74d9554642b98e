import type { Day } from '../day.ts';
import type { AccountFacts, DealFacts, DealOutcome } from '../facts.ts';

/**
 * The facts of a set of accounts and their deals, in columns: from one account and its group up to a whole book of
 * millions. Deals are grouped by account and ordered by closing date, so that measuring is one pass without allocation.
 */
export interface Book {
  readonly accounts: AccountList;
  /** Position of an account by its id. */
  readonly indexOf: PositionIndex;
  /** Deals of account `i` are the rows `order[start[i]] … order[start[i + 1] − 1]`, undated first, then by closing day. */
  readonly start: Int32Array;
  readonly order: Int32Array;
  readonly deals: DealColumns;
  /** What the codes in the columns stand for; code 0 is "unknown" everywhere. */
  readonly names: Readonly<Record<CodedFact, readonly string[]>>;
  /** The facts themselves, row by row, where the builder was asked to keep them; needed to name deals in an explanation. */
  readonly dealFacts: readonly DealFacts[] | undefined;
  /** Rows that count for no account, by reason. */
  readonly strays: Readonly<Record<StrayReason, number>>;
  /** Rows handed in, strays included. */
  readonly rows: number;
}

/** Accounts by position; an array is one. Facts may be made when asked for: two answers for a position are equal, not the same. */
export interface AccountList extends Iterable<AccountFacts> {
  readonly length: number;
  at(position: number): AccountFacts | undefined;
  keys(): Iterable<number>;
}

/** Finds accounts by their ids; a `Map` is one. */
export interface PositionIndex {
  get(accountId: string): number | undefined;
}

/** Why a row of deals belongs to no account of the book. */
export type StrayReason = 'no-account' | 'unknown-account' | 'duplicate-id';

/** Facts of a deal that are kept as codes because they repeat. */
export type CodedFact = 'product' | 'type' | 'lossReason';

/** Deals as columns; one entry per row handed in. */
export interface DealColumns {
  /** Position of the account; {@link nowhere} for a stray. */
  readonly account: Int32Array;
  /** Closing day; {@link noDay} when unknown. */
  readonly closedOn: Int32Array;
  /** Creation day; {@link noDay} when unknown. */
  readonly createdOn: Int32Array;
  /** Amount in home currency; `NaN` when unknown. */
  readonly amount: Float64Array;
  /** {@link won}, {@link lost} or {@link open}. */
  readonly outcome: Uint8Array;
  readonly product: Int32Array;
  readonly type: Int32Array;
  readonly lossReason: Int32Array;
}

/** The outcomes in the order of their codes. */
export const outcomes: readonly DealOutcome[] = ['won', 'lost', 'open'];

/** Code of a won deal in {@link DealColumns.outcome}. */
export const won = 0;
/** Code of a lost deal. */
export const lost = 1;
/** Code of an open deal. */
export const open = 2;

/** Stands for an unknown day in integer columns; before every real day. */
export const noDay: Day = -2_147_483_648;

/** Stands for "no account of this book" in {@link DealColumns.account}. */
export const nowhere = -1;
