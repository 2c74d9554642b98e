import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

/** What is measured: our route with its durable commit, the same route without the store, and Express alone. */
const variants = ['durable', 'no-store', 'bare-express'] as const;
type Variant = (typeof variants)[number];

/** One round of load on one variant. */
interface Round {
  acknowledgementsPerSecond: number;
  p50: number;
  p99: number;
  failures: number;
}

const rounds = 11;
const roundSeconds = 2;
const connections = 32;

/**
 * Notifications acknowledged per second, each a different record, 32 at a time; variants in turn, the median round of
 * each. The server has a process of its own.
 */
export async function benchNotifications(): Promise<object> {
  const servers = await Promise.all(
    variants.map(async (variant) => ({ variant, ...(await startServer(variant)) })),
  );
  const measured: Record<Variant, Round[]> = { durable: [], 'no-store': [], 'bare-express': [] };
  for (const { url, body } of servers) await load(url, body, 1);
  for (let round = 0; round < rounds; round++) {
    for (const { variant, url, body } of servers) {
      measured[variant].push(await load(url, body, roundSeconds));
    }
  }
  for (const { process } of servers) process.kill();
  const ratios = measured.durable.map(
    (round, i) =>
      round.acknowledgementsPerSecond /
      (measured['no-store'][i]?.acknowledgementsPerSecond ?? Number.NaN),
  );
  const [durable, noStore] = [median(measured.durable), median(measured['no-store'])];
  return {
    durable,
    noStore,
    bareExpress: median(measured['bare-express']),
    durableToNoStore: {
      ofMedians: round3(durable.acknowledgementsPerSecond / noStore.acknowledgementsPerSecond),
      medianOfRounds: middle(ratios),
      rounds: ratios.map(round3),
    },
  };
}

async function startServer(
  variant: Variant,
): Promise<{ process: ChildProcess; url: string; body: string }> {
  const file = fileURLToPath(new URL('./notification-server.js', import.meta.url));
  const process = fork(file, [variant], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { url, body } = await new Promise<{ url: string; body: string }>((resolve, reject) => {
    process.once('message', (message) => resolve(message as { url: string; body: string }));
    process.once('exit', () => reject(new Error(`the ${variant} server did not start`)));
  });
  return { process, url, body };
}

async function load(url: string, body: string, seconds: number): Promise<Round> {
  let next = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => {
          next += 1;
          return {
            ...request,
            body: body.replaceAll('RECORD', String(5_000_000_000_000_000 + next)),
          };
        },
      },
    ],
  });
  return {
    acknowledgementsPerSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failures: result.non2xx + result.errors,
  };
}

function median(list: Round[]): Round {
  const sorted = list.toSorted((a, b) => a.acknowledgementsPerSecond - b.acknowledgementsPerSecond);
  const failures = list.reduce((sum, round) => sum + round.failures, 0);
  return { ...(sorted[Math.floor(sorted.length / 2)] as Round), failures };
}

function middle(numbers: number[]): number {
  return round3(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN);
}

function round3(number: number): number {
  return Math.round(1000 * number) / 1000;
}
