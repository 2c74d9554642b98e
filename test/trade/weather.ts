import type { RequestFault } from '../../src/emulator/limits/faults.ts';
import type { SeededRandom } from '../../src/emulator/seeded-random.ts';
import type { Market, Trader } from './open-market.ts';

const minuteMs = 60_000;

/** Faults that may strike any call at any time, and how likely. */
const calls: (RequestFault & { probability: number })[] = [
  { kind: 'hang', probability: 0.01 },
  { kind: 'reset', probability: 0.01 },
  { kind: 'reset', probability: 0.01, takesEffect: true },
  { kind: 'html', probability: 0.01 },
  { kind: 'html', probability: 0.01, status: 200, takesEffect: true },
  { kind: 'truncated', probability: 0.02 },
  { kind: 'server-error', probability: 0.02 },
  { kind: 'throttled', probability: 0.02 },
  { kind: 'slow', probability: 0.05 },
];

const notifications = [
  { kind: 'notification-dropped', probability: 0.2 },
  { kind: 'notification-duplicated', probability: 0.1 },
  { kind: 'notifications-reordered', probability: 0.1 },
  { kind: 'notification-delayed', probability: 0.1 },
] as const;

/** Lets every fault strike an organization that does so by chance. Times are simulated ones. */
export function letFaultsStrike({ organization }: Trader, seed: number, rate: number): void {
  for (const [index, fault] of calls.entries()) {
    organization.faults.inject({ ...fault, seed: seed + index, delayMs: 3000 / rate });
  }
  for (const [index, fault] of notifications.entries()) {
    const delayMs = 20_000 / rate;
    organization.faults.inject({ ...fault, seed: seed + 50 + index, delayMs });
  }
}

/** Trouble that begins and ends. Resolves when it is over. */
type Trouble = (at: Scene) => Promise<void>;

/** Where trouble happens. */
export interface Scene {
  trader: Trader;
  market: Market;
  random: SeededRandom;
  /** Resolves after so much simulated time. */
  wait: (milliseconds: number) => Promise<void>;
}

/** Trouble by name, each with a weight. */
const troubles: [[string, Trouble], number][] = [
  [['storm of 5xx', storm({ kind: 'server-error', status: 503 })], 3],
  [['storm of 429', storm({ kind: 'throttled' })], 3],
  [['organization disabled', storm({ kind: 'disabled' })], 2],
  [['access token revoked', endAccessToken], 3],
  [['user deactivated, connected again', deactivateAdmin], 2],
  [['accounts server out of order', breakAccountsServer], 2],
  [['class field deleted', deleteClassField], 1],
];

/** Lets some trouble happen to an organization. Answers its name and its end. */
export function makeTrouble(scene: Scene): { name: string; over: Promise<void> } {
  const [name, happen] = scene.random.weighted(troubles);
  return { name, over: happen(scene) };
}

function storm(fault: RequestFault): Trouble {
  return async ({ trader, wait }) => {
    const end = trader.organization.faults.injectFirst(fault);
    await wait(2 * minuteMs);
    end();
  };
}

async function endAccessToken({ trader, random }: Scene): Promise<void> {
  trader.organization.faults.injectFirst({ kind: 'unauthorized', next: 1 + random.whole(3) });
}

async function deactivateAdmin({ trader, market, wait }: Scene): Promise<void> {
  const { organization } = trader;
  const [admin] = organization.users;
  organization.setUserStatus(admin?.id ?? '', 'inactive');
  await wait(2 * minuteMs);
  organization.setUserStatus(admin?.id ?? '', 'active');
  while (!(await market.connect(trader))) await wait(minuteMs / 2);
}

async function breakAccountsServer({ trader, random, wait }: Scene): Promise<void> {
  const kind = random.pick(['html', 'server-error', 'truncated', 'reset'] as const);
  const operation = 'POST /oauth/v2/token';
  const end = trader.emulator.accountsFaults.inject({ kind, operation });
  await wait(minuteMs);
  end();
}

async function deleteClassField({ trader, market, random }: Scene): Promise<void> {
  const { organization, seed } = trader;
  const known = await market.store.organizations.find(seed.zgid);
  const present = Object.keys(organization.records('Accounts')[0] ?? {});
  const names = Object.entries(known?.fields ?? {})
    // What customers are measured by stays.
    .filter(([key, { apiName }]) => key !== 'lifecycle' && present.includes(apiName))
    .map(([, { apiName }]) => apiName);
  if (names.length > 3) organization.deleteField('Accounts', random.pick(names));
}
