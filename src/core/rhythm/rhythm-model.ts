/**
 * How the accounts of a book buy, as one of two models; plain JSON. Book-wide, so it lives in the calibration. What a
 * model says of one account is asked through `predict-purchase`, never by its kind.
 */
export type RhythmModel = LogNormalModel | MbgNbdModel;

/** Every model purchases can be predicted with; {@link BgNbdModel} only for comparison in a backtest. */
export type PurchaseModel = RhythmModel | BgNbdModel;

/** What every model says besides its rhythm. */
interface ModelBasis {
  /** How accounts stop; `null` where the data show hardly any stopping: then the rhythm alone speaks. */
  dropOut: DropOut | null;
  /** Whether fitted to this book alone, or mostly set beforehand because the book holds too few gaps. */
  basis: 'fitted' | 'weak-prior';
  /** Accounts with at least one gap, and gaps in all, among those it was fitted to. */
  accountsWithGap: number;
  gaps: number;
}

/** The probability to stop after a purchase varies from account to account as `Beta(a, b)`. */
export interface DropOut {
  a: number;
  b: number;
}

/**
 * Gaps between purchase occasions are log-normal around each account's own typical gap, which itself varies from account
 * to account; after each purchase an account may stop for good.
 *
 * `ln gap ~ N(μᵢ, σ²)`, `μᵢ ~ N(μ, τ²)`, `P(stop) ~ Beta(a, b)`.
 */
export interface LogNormalModel extends ModelBasis {
  kind: 'log-normal';
  /** Mean of the accounts' log gaps, in ln days. */
  mu: number;
  /** Spread between accounts. */
  tau: number;
  /** Spread within an account. */
  sigma: number;
}

/**
 * Gaps are exponential, so that an account buys at random and has no rhythm but a rate; after each purchase it may stop
 * for good. `gap ~ Exp(λᵢ)`, `λᵢ ~ Gamma(r, rate α)`, `P(stop) ~ Beta(a, b)`.
 */
export interface BetaGeometricModel<Kind extends 'bg-nbd' | 'mbg-nbd' = 'bg-nbd' | 'mbg-nbd'>
  extends ModelBasis {
  kind: Kind;
  r: number;
  /** A time, in days. */
  alpha: number;
}

/**
 * An account may stop after any purchase, the first included: Batislam, Denizel & Filiztekin (2007), "Empirical validation
 * and comparison of models for customer base analysis", International Journal of Research in Marketing 24.
 */
export type MbgNbdModel = BetaGeometricModel<'mbg-nbd'>;

/**
 * An account may stop after any purchase but the first: Fader, Hardie & Lee (2005), "Counting your customers the easy way:
 * an alternative to the Pareto/NBD model", Marketing Science 24(2). It holds every one-time buyer for alive, so that no
 * class rests on it.
 */
type BgNbdModel = BetaGeometricModel<'bg-nbd'>;
