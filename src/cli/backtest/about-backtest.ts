import type { Backtest } from '../../core/backtest/run-backtest.ts';
import { formatDay } from '../../core/day.ts';
import { CliError } from '../cli-error.ts';
import type { Warning } from '../output/warning.ts';

/** With fewer accounts every figure would be chance. */
const leastAccounts = 20;

/** What has to be known to read a backtest; throws a `CliError` where there is too little to test on. */
export function aboutBacktest({ accounts, buyRate, origin, chosen }: Backtest): Warning[] {
  if (accounts < leastAccounts) throw tooFew(accounts, formatDay(origin));
  const warnings: Warning[] = [];
  if (chosen.rhythm.basis === 'weak-prior') warnings.push(weakPrior(chosen.rhythm));
  if (buyRate === 0 || buyRate === 1) warnings.push(allAlike(buyRate));
  return warnings;
}

function tooFew(accounts: number, origin: string): CliError {
  return new CliError(
    {
      en: `Too few accounts had bought up to ${origin}: ${accounts}; with fewer than ${leastAccounts} the figures would be chance.`,
      zh: `截至 ${origin} 购买过的客户太少：仅 ${accounts} 个；少于 ${leastAccounts} 个时，结果只是偶然。`,
    },
    {
      en: 'Choose a later origin, or deals that reach further back.',
      zh: '请选择更晚的起始日期，或提供更早的商机数据。',
    },
  );
}

function weakPrior({ accountsWithGap, gaps }: Backtest['chosen']['rhythm']): Warning {
  return {
    sentence: {
      en: `Up to the origin only ${accountsWithGap} accounts had bought more than once (${gaps} gaps in all): the rhythm rests mostly on what is usual elsewhere.`,
      zh: `截至起始日期只有 ${accountsWithGap} 个客户购买过不止一次（共 ${gaps} 次间隔）：购买节奏主要依据一般经验估计。`,
    },
  };
}

function allAlike(buyRate: number): Warning {
  return {
    sentence:
      buyRate === 1
        ? {
            en: 'Every account bought within the horizon, so there is nothing to tell apart: no AUC.',
            zh: '所有客户在观察期内都购买了，无从区分，因此没有 AUC。',
          }
        : {
            en: 'No account bought within the horizon, so there is nothing to tell apart: no AUC.',
            zh: '观察期内没有客户购买，无从区分，因此没有 AUC。',
          },
    remedy: {
      en: 'Try a shorter or a longer horizon.',
      zh: '请尝试更短或更长的观察期。',
    },
  };
}
