import { parseArgs } from 'node:util';
import { type FuzzResult, runFuzz } from '../trade/run-fuzz.ts';

/** 100,000 fuzzed notifications, true ones among them; `npm run bench -- fuzz --requests 100000 --seed 1`. */
export function benchFuzz(args: string[]): Promise<FuzzResult> {
  const { values } = parseArgs({
    args,
    options: {
      requests: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
    },
  });
  return runFuzz({ requests: Number(values.requests), seed: Number(values.seed) });
}
