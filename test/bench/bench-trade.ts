import { parseArgs } from 'node:util';
import { runTrade, type TradeOptions } from '../trade/run-trade.ts';
import { tradeTable } from '../trade/trade-table.ts';

/**
 * An hour of simulated trade over twenty organizations with every fault on, beside the same trade without any. Prints the table;
 * `npm run bench -- trade --organizations 20 --minutes 60 --seed 1 --rate 20 --kills 8 --edits 90 --nights 7`.
 */
export async function benchTrade(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      organizations: { type: 'string', default: '20' },
      minutes: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      rate: { type: 'string', default: '20' },
      kills: { type: 'string', default: '8' },
      edits: { type: 'string', default: '90' },
      nights: { type: 'string', default: '7' },
    },
  });
  const options: TradeOptions = {
    organizations: Number(values.organizations),
    minutes: Number(values.minutes),
    seed: Number(values.seed),
    rate: Number(values.rate),
    kills: Number(values.kills),
    editsPerHour: Number(values.edits),
    nights: Number(values.nights),
    quietMinutes: 5,
    hasFaults: false,
  };
  const calm = await runTrade(options);
  const stormy = await runTrade({ ...options, hasFaults: true });
  process.stdout.write(`${tradeTable(calm, stormy)}\n`);
  return { differences: stormy.differences.slice(0, 20), strangers: stormy.strangers.slice(0, 20) };
}
