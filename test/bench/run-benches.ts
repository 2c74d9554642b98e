import { benchClassify } from './bench-classify.ts';
import { benchEvent } from './bench-event.ts';
import { benchFuzz } from './bench-fuzz.ts';
import { benchMillion } from './bench-million.ts';
import { benchNotifications } from './bench-notifications.ts';
import { benchTrade } from './bench-trade.ts';

/** Every bench by name; `npm run bench -- NAME OPTIONS` runs one. Figures are compared within one run: the machine is shared. */
const benches: Record<string, (args: string[]) => Promise<object>> = {
  notifications: benchNotifications,
  classify: benchClassify,
  million: benchMillion,
  event: benchEvent,
  trade: benchTrade,
  fuzz: benchFuzz,
};

const [only, ...args] = process.argv.slice(2);
const results: Record<string, object> = {};
for (const [name, bench] of Object.entries(benches)) {
  if (only === undefined || only === name) results[name] = await bench(args);
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
