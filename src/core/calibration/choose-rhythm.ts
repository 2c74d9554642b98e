import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import { horizonDays } from '../lifecycle/lifecycle-state.ts';
import type { Policy } from '../policy/policy.ts';
import { compareModels } from '../rhythm/compare-models.ts';
import { fitBetaGeometric } from '../rhythm/fit-beta-geometric.ts';
import { fitLogNormal } from '../rhythm/fit-log-normal.ts';
import { gatherHistories, type PurchaseHistories } from '../rhythm/gather-histories.ts';
import { identifiedDropOut } from '../rhythm/identified-drop-out.ts';
import { measureRegularity } from '../rhythm/measure-regularity.ts';
import type { MbgNbdModel, RhythmModel } from '../rhythm/rhythm-model.ts';
import type { RhythmSample } from '../rhythm/rhythm-sample.ts';

/** The rhythm of a book, and why it is described by this model. */
export interface ChosenRhythm {
  rhythm: RhythmModel;
  rhythmChoice: RhythmChoice;
}

/** Why a book's rhythm is described by the model it is. */
export interface RhythmChoice {
  reason: RhythmReason;
  /** How regularly accounts buy (Wheat–Morrison): about 1 at random, 15 like clockwork; `null` where it cannot be told. */
  regularity: number | null;
  /** How both models did at an earlier origin; `null` where the book is too short or too small to look back. */
  check: RhythmCheck | null;
}

/**
 * `no-check`: the book is too short or too small to look back, so that the usual model is used; `log-normal-as-good`: MBG/NBD
 * was not better; `mbg-better`: it was; `rates-alike`: it was, but finds accounts too alike to tell them apart by a rate.
 */
type RhythmReason = 'no-check' | 'log-normal-as-good' | 'mbg-better' | 'rates-alike';

/** What both models, fitted to what was known on an earlier day, said of the days since then. */
interface RhythmCheck {
  origin: Day;
  horizonDays: number;
  accounts: number;
  /** Mean square of probability less outcome; lower is better. */
  brier: { 'log-normal': number; 'mbg-nbd': number };
  /** Of the difference of the two. */
  standardError: number;
}

/**
 * The rhythm of some accounts of a book as known on a day: log-normal, or MBG/NBD where its Brier score at an earlier
 * origin was lower by more than one standard error. The earlier origin lies one horizon back and needs as much history
 * before it, with enough gaps to fit both.
 *
 * @param accounts positions in the book
 */
export function chooseRhythm(
  book: Book,
  accounts: Int32Array,
  policy: Policy,
  asOf: Day,
): ChosenRhythm {
  const histories = gatherHistories(book, accounts, asOf);
  const logNormal = fitLogNormal(histories);
  const horizon = Math.round(horizonDays(Math.exp(logNormal.mu), policy));
  const earlier =
    logNormal.basis === 'fitted' && oldestDays(histories) >= 2 * horizon
      ? gatherHistories(book, accounts, asOf - horizon)
      : undefined;
  const check = earlier ? checkAt(earlier, asOf - horizon, horizon) : null;
  const regularity = measureRegularity(histories);
  const choose = (rhythm: RhythmModel, reason: RhythmReason): ChosenRhythm => ({
    rhythm,
    rhythmChoice: { reason, regularity, check },
  });
  if (!check) return choose(logNormal, 'no-check');
  if (!isMbgBetter(check)) return choose(logNormal, 'log-normal-as-good');
  const mbgNbd = fitMbgNbd(histories);
  return mbgNbd && mbgNbd.r <= mostShape
    ? choose(mbgNbd, 'mbg-better')
    : choose(logNormal, 'rates-alike');
}

/** A larger `r` says that purchases come too regularly, or accounts are too alike, to be told apart by a rate. */
const mostShape = 50;

/** How long ago the first purchase of any of the accounts was. */
function oldestDays({ spanDays, silenceDays }: RhythmSample): number {
  return spanDays.reduce(
    (oldest, span, i) => Math.max(oldest, span + (silenceDays[i] as number)),
    0,
  );
}

function checkAt(earlier: PurchaseHistories, origin: Day, horizonDays: number): RhythmCheck | null {
  const logNormal = fitLogNormal(earlier);
  const mbgNbd = logNormal.basis === 'fitted' ? fitMbgNbd(earlier) : undefined;
  if (!mbgNbd) return null;
  const { accounts, brier, rivalBrier, standardError } = compareModels(
    logNormal,
    mbgNbd,
    earlier,
    horizonDays,
  );
  return {
    origin,
    horizonDays,
    accounts,
    brier: { 'log-normal': brier, 'mbg-nbd': rivalBrier },
    standardError,
  };
}

function isMbgBetter({ brier, standardError }: RhythmCheck): boolean {
  return brier['log-normal'] - brier['mbg-nbd'] > standardError;
}

/** MBG/NBD, without drop-out where it is not identified. */
function fitMbgNbd(sample: RhythmSample): MbgNbdModel | undefined {
  const model = fitBetaGeometric('mbg-nbd', sample);
  return model && { ...model, dropOut: identifiedDropOut(model.dropOut) };
}
