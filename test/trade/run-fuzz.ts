import { Agent, request } from 'node:http';
import { createSeededRandom } from '../../src/emulator/seeded-random.ts';
import { channelOf } from '../http/support/a-channel.ts';
import { findDifferences } from './find-differences.ts';
import { type FuzzedRequest, fuzzNotification } from './fuzz-notification.ts';
import { openMarket } from './open-market.ts';
import { openShop } from './open-shop.ts';

/** How much is to be fuzzed. */
export interface FuzzOptions {
  requests: number;
  seed: number;
}

/** What came of it. */
export interface FuzzResult {
  requests: number;
  /** Answers by status; `closed` where the server hung up. */
  byStatus: Record<string, number>;
  /** Of the server after a garbage collection, in megabytes: after a tenth of the requests, half and all of them. */
  memory: { afterRequests: number; heap: number; resident: number }[];
  /** True events in between, and those that never showed in a class field. */
  events: number;
  neverShown: number;
  differences: number;
  /** What stays in the inbox. */
  leftInInbox: number;
  complaints: Record<string, number>;
  requestsPerSecond: number;
}

const atOnce = 32;
const requestsPerEvent = 250;

/**
 * Sends malformed, forged and pointless notifications to a server with two organizations, true ones among them, and looks what
 * it answers, whether it grows, and whether a true one is lost.
 */
export async function runFuzz({ requests, seed }: FuzzOptions): Promise<FuzzResult> {
  const market = await openMarket({ organizations: 2, seed, rate: 1, observe: () => {} });
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  try {
    const { traders, server, store } = market;
    for (const trader of traders) await market.connect(trader);
    await market.settle();
    const [one, other] = traders;
    if (!one || !other) throw new Error('two organizations are needed');
    const shop = await openShop(one, market);
    const own = one.organization.records('Accounts').map(({ id }) => id);
    const foreign = other.organization.records('Accounts').map(({ id }) => id);
    const material = {
      channel: channelOf(one.organization),
      foreign: channelOf(other.organization),
      ids: [...own, ...foreign],
    };
    const random = createSeededRandom(seed);
    const byStatus: Record<string, number> = {};
    const memory: FuzzResult['memory'] = [];
    const looksAt = [0.1, 0.5, 1].map((share) => Math.floor(share * requests));
    let events = 0;
    let sent = 0;
    const begunAt = performance.now();

    const sendUntil = async (end: number): Promise<void> => {
      while (sent < end) {
        sent += 1;
        if (sent % requestsPerEvent === 0 && shop.customers.trade(random)) events += 1;
        if (sent % requestsPerEvent === 0) shop.customers.look();
        const status = await send(agent, fuzzNotification(material, random));
        byStatus[status] = (byStatus[status] ?? 0) + 1;
      }
    };
    for (const end of looksAt) {
      await Promise.all(Array.from({ length: atOnce }, () => sendUntil(end)));
      await market.settle();
      const used = await server.ask('memory');
      memory.push({
        afterRequests: sent,
        heap: megabytes(used?.heapUsed),
        resident: megabytes(used?.rss),
      });
    }
    const seconds = (performance.now() - begunAt) / 1000;
    await market.stayCurrent();
    shop.customers.look();
    const found = await Promise.all(traders.map((trader) => findDifferences(market, trader)));
    const inboxes = await Promise.all(traders.map((each) => store.inbox.count(each.seed.zgid)));
    return {
      requests: sent,
      byStatus,
      memory,
      events,
      neverShown: shop.customers.waiting,
      differences: found.flatMap(({ differences }) => differences).length,
      leftInInbox: inboxes.reduce((sum, { records, accounts }) => sum + records + accounts, 0),
      complaints: Object.fromEntries(server.complaints),
      requestsPerSecond: Math.round(sent / seconds),
    };
  } finally {
    agent.destroy();
    await market.close();
  }
}

/** The status of the answer; `closed` when there was none. */
function send(agent: Agent, { url, method, headers, body }: FuzzedRequest): Promise<string> {
  return new Promise((resolve) => {
    const length = { 'content-length': String(body.length) };
    const outgoing = request(url, { agent, method, headers: { ...headers, ...length } });
    outgoing.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(String(response.statusCode)));
      response.on('error', () => resolve('closed'));
    });
    outgoing.on('error', () => resolve('closed'));
    outgoing.end(body);
  });
}

function megabytes(bytes = 0): number {
  return Math.round(bytes / 2 ** 20);
}
