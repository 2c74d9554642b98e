/**
 * How the accounts of a book buy: gaps between purchase occasions are log-normal around each account's own typical gap,
 * which itself varies from account to account; after each purchase an account may stop for good.
 *
 * `ln gap ~ N(μᵢ, σ²)`, `μᵢ ~ N(μ, τ²)`, `P(stop) ~ Beta(a, b)`. Book-wide, so it lives in the calibration.
 */
export interface RhythmModel {
  /** Mean of the accounts' log gaps, in ln days. */
  mu: number;
  /** Spread between accounts. */
  tau: number;
  /** Spread within an account. */
  sigma: number;
  /** How accounts stop; `null` where the data show hardly any stopping: then the rhythm alone speaks. */
  dropOut: { a: number; b: number } | null;
  /** Whether fitted to this book, or set because it holds too few gaps. */
  basis: 'fitted' | 'weak-prior';
  /** Accounts with at least one gap, and gaps in all, in the book. */
  accountsWithGap: number;
  gaps: number;
}
