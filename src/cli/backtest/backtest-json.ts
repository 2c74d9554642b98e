import type { Estimate } from '../../core/backtest/area-under-curve.ts';
import type { MethodResult, StratumResult } from '../../core/backtest/judge-method.ts';
import type { Backtest } from '../../core/backtest/run-backtest.ts';
import { formatDay } from '../../core/day.ts';

/** A backtest for programs. Figures that a method does not have are `null`. */
export function backtestJson(backtest: Backtest, warnings: readonly string[]) {
  const { origin, horizonDays, accounts, buyRate, baseBrier, chosen } = backtest;
  const { reason, regularity, check } = chosen.rhythmChoice;
  return {
    origin: formatDay(origin),
    horizonDays,
    n: accounts,
    buyRate: tidy(buyRate),
    baseBrier: tidy(baseBrier),
    rhythm: chosen.rhythm,
    reason,
    regularity: regularity === null ? null : tidy(regularity),
    check: check && { ...check, origin: formatDay(check.origin) },
    methods: backtest.results.map(methodJson),
    ...(warnings.length > 0 && { warnings }),
  };
}

function methodJson({ method, ...result }: MethodResult) {
  const { ece, logLoss, expectedBuyers, lost } = result;
  return {
    name: method.name,
    ...accuracy(result),
    ece: ece === null ? null : tidy(ece),
    logLoss: logLoss === null ? null : tidy(logLoss),
    expectedBuyers: expectedBuyers === null ? null : tidy(expectedBuyers),
    lost: lost && {
      flagged: tidy(lost.flagged),
      precision: lost.precision === null ? null : tidy(lost.precision),
      recall: lost.recall === null ? null : tidy(lost.recall),
    },
    strata: result.strata.map(stratumJson),
  };
}

function stratumJson({ gaps, accounts, buyRate, ...result }: StratumResult) {
  return { gaps, n: accounts, buyRate: tidy(buyRate), ...accuracy(result) };
}

function accuracy({ auc, brier }: { auc: Estimate | null; brier: Estimate | null }) {
  return {
    auc: auc && tidy(auc.value),
    aucStandardError: auc && tidy(auc.standardError),
    brier: brier && tidy(brier.value),
    brierStandardError: brier && tidy(brier.standardError),
  };
}

/** Six decimals: more would be noise. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
