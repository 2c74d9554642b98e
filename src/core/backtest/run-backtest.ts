import type { Book } from '../book/book.ts';
import { type ChosenRhythm, chooseRhythm } from '../calibration/choose-rhythm.ts';
import { sampleAccounts } from '../calibration/sample-accounts.ts';
import type { Day } from '../day.ts';
import type { Policy } from '../policy/policy.ts';
import { fitBetaGeometric } from '../rhythm/fit-beta-geometric.ts';
import { fitLogNormal } from '../rhythm/fit-log-normal.ts';
import { gatherHistories, type PurchaseHistories } from '../rhythm/gather-histories.ts';
import { judgeMethod, type MethodResult, shareOf } from './judge-method.ts';
import type { Method } from './method.ts';
import { byAlive, byFixedDays, byModel, byRecency } from './methods.ts';

/** How well each method would have told, on a past day, which accounts bought afterwards. */
export interface Backtest {
  origin: Day;
  horizonDays: number;
  /** Accounts that had bought up to the origin. */
  accounts: number;
  /** Share of them that bought within the horizon; `NaN` without accounts. */
  buyRate: number;
  /** Brier score of telling everyone that share: what a method has to beat. */
  baseBrier: number;
  /** What the calibration at the origin chose. */
  chosen: ChosenRhythm;
  /** The product's own method first. */
  results: MethodResult[];
}

/**
 * Stands at the origin with nothing but the purchases up to then, lets each method say who will buy within the horizon,
 * and looks at who did: a purchase in `(origin, origin + horizonDays]`.
 */
export function runBacktest(
  book: Book,
  policy: Policy,
  origin: Day,
  horizonDays: number,
): Backtest {
  const everyone = Int32Array.from(book.accounts.keys());
  const histories = gatherHistories(book, everyone, origin);
  const hasBought = Uint8Array.from(histories.daysToNext, (days) => (days <= horizonDays ? 1 : 0));
  const sampled = sampleAccounts(book, histories.account);
  const chosen = chooseRhythm(book, sampled, policy, origin);
  const methods = methodsFor(chosen, gatherHistories(book, sampled, origin), policy);
  const buyRate = shareOf(hasBought);
  return {
    origin,
    horizonDays,
    accounts: hasBought.length,
    buyRate,
    baseBrier: buyRate * (1 - buyRate),
    chosen,
    results: methods.map((method) => judgeMethod(method, histories, hasBought, horizonDays)),
  };
}

/** The methods that are compared; BG/NBD and MBG/NBD only where the book holds enough gaps to fit them. */
function methodsFor({ rhythm }: ChosenRhythm, sample: PurchaseHistories, policy: Policy): Method[] {
  const logNormal = rhythm.kind === 'log-normal' ? rhythm : fitLogNormal(sample);
  const rates = (['mbg-nbd', 'bg-nbd'] as const).flatMap((kind) => {
    const model = fitBetaGeometric(kind, sample);
    return model ? [{ model, label: kind === 'bg-nbd' ? 'BG/NBD' : 'MBG/NBD' }] : [];
  });
  return [
    byModel('tierwise', same('Tierwise'), rhythm, policy),
    ...[90, 180, 365].map(byFixedDays),
    byRecency,
    byModel('log-normal', { en: 'Log-normal rhythm', zh: '对数正态节奏' }, logNormal, policy),
    ...rates.map(({ model, label }) => byModel(model.kind, same(label), model, policy)),
    ...rates.map(({ model, label }) =>
      byAlive(`${model.kind}-alive`, same(`${label} P(alive)`), model, policy),
    ),
  ];
}

function same(name: string) {
  return { en: name, zh: name };
}
