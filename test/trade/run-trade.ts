import { setTimeout as sleep } from 'node:timers/promises';
import { leastCredits } from '../../src/app/least-credits.ts';
import { classFields } from '../../src/core/fields/class-fields.ts';
import { classViews } from '../../src/core/fields/class-views.ts';
import { Policy } from '../../src/core/policy/policy.ts';
import { policyPresets } from '../../src/core/policy/presets.ts';
import { createSeededRandom } from '../../src/emulator/seeded-random.ts';
import { type CreditsByOperation, creditsByOperation } from './credits-by-operation.ts';
import type { Customers, Freshness } from './customers.ts';
import { type Difference, findDifferences } from './find-differences.ts';
import { leastForTrade, leastWithinWindow, type NamedRecords } from './least-for-trade.ts';
import { type Market, openMarket, type Trader } from './open-market.ts';
import { openShop, type Shop } from './open-shop.ts';
import { createStrangerWatch, lookEverywhere } from './watch-for-strangers.ts';
import { letFaultsStrike, makeTrouble } from './weather.ts';
import { whatWasHeard } from './what-was-heard.ts';

/** How a trade is to be simulated. */
export interface TradeOptions {
  organizations: number;
  /** Simulated minutes during which people work. */
  minutes: number;
  seed: number;
  /** How many times as fast as the machine's the clock runs. */
  rate: number;
  /** Whether anything goes wrong. */
  hasFaults: boolean;
  /** How often the server is killed. */
  kills: number;
  /** What people do in an organization in an hour. */
  editsPerHour: number;
  /** Length of the steps in which a quiet hour passes at the end; what was left to polls is timed to that. */
  quietMinutes: number;
  /** Nights that pass at the end. */
  nights: number;
}

/** Credits of the API. */
interface Spending {
  /** Until every organization was installed and had its policy. */
  installation: number;
  leastForInstallation: number;
  /** From then on until everything had settled. */
  trade: number;
  /** The least when everything waits for the next poll. */
  leastForTrade: number;
  /** The least when everything heard is answered within {@link windowMs}, by operation. */
  leastWithinWindow: CreditsByOperation;
  /** What the trade, and before it the installation, was spent on. */
  tradeByOperation: CreditsByOperation;
  installationByOperation: CreditsByOperation;
  /** Of that, for answers that a fault destroyed. */
  destroyed: number;
  /** During the nights at the end. */
  nights: number;
}

/** What came of a trade. */
export interface TradeResult {
  options: TradeOptions;
  accounts: number;
  deals: number;
  /** What people did, and how often. */
  edits: Record<string, number>;
  /** Faults by kind, and how often they struck. */
  faults: Record<string, number>;
  /** Troubles by name, and how often they happened. */
  troubles: Record<string, number>;
  /** Class fields that were compared with a classification from scratch, after the trade and after the nights. */
  compared: number;
  differences: (Difference & { zgid: string; when: string })[];
  /** Deal changes that must show in a field, and how long that took. */
  freshness: Freshness[];
  /** Deal changes that never showed. */
  neverShown: number;
  /** Classes and words that people chose and that stand as overrides. */
  overrides: number;
  /** Texts looked into for data of another organization, and what was found. */
  looks: number;
  strangers: string[];
  credits: Spending;
  /** Nightly runs that finished during the trade and after. */
  nightlyRuns: number;
  /** Channels opened anew since the installation. */
  channelsOpened: number;
  /** Automation of the customer's that our writes set off. */
  automationFired: number;
  /** What the server complained of, and how often. */
  complaints: Record<string, number>;
  realSeconds: number;
}

/** How long what is heard may be gathered without anybody waiting for it longer than today. */
export const windowMs = 5000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** How often is looked what is to happen, in real time. */
const lookMs = 20;
/** Nightly runs begin at this minute after 18:00 UTC: by then it is past two everywhere in the organizations' day. */
const nightAtMs = 18 * hourMs + 17 * minuteMs;

/**
 * Lets organizations trade under one Tierwise for a while, with or without faults, and compares at the end what their CRMs show
 * with what a classification from scratch gives.
 */
export async function runTrade(options: TradeOptions): Promise<TradeResult> {
  const { organizations, minutes, seed, rate, hasFaults } = options;
  const begunAt = performance.now();
  let traders: readonly Trader[] = [];
  const written: NamedRecords[] = [];
  const watch = createStrangerWatch(() => traders);
  const market = await openMarket({
    organizations,
    seed,
    rate,
    observe(exchange) {
      watch.observe(exchange);
      const { operation, zgid = '', body } = exchange;
      if (operation !== 'PUT /{module}') return;
      const ids = (body as { data: { id: string }[] }).data.map(({ id }) => id);
      written.push({ zgid, at: market.clock.now(), ids });
    },
  });
  try {
    traders = market.traders;
    await install(market);
    const installation = spent(market);
    const installationByOperation = creditsByOperation(traders, 0);
    const leastForInstallation = leastToInstall(traders);
    market.hurry();
    await passUntilTrade(market, minutes);
    const before = spent(market);
    written.length = 0;
    const beganAt = market.clock.now();
    const shops = await Promise.all(traders.map((trader) => openShop(trader, market)));
    const troubles = await trade(market, shops, options);
    await endFaults(market, troubles.ends);
    const strikes = countStrikes(market);
    await quieten(market, shops, options.quietMinutes);
    const tradeCredits = spent(market) - before;
    const tradeByOperation = creditsByOperation(traders, beganAt);
    const heard = {
      heardOfAccounts: whatWasHeard(traders, 'Accounts', beganAt),
      heardOfDeals: whatWasHeard(traders, 'Deals', beganAt),
    };
    const period = { beganAt, endedAt: market.clock.now(), traders };
    const afterTrade = await compare(market, 'after the trade');
    await passNights(market, options.nights);
    const afterNights = options.nights > 0 ? await compare(market, 'after the nights') : undefined;
    await lookEverywhere(watch, market);
    return {
      options,
      accounts: sum(traders.map(({ organization }) => organization.count('Accounts'))),
      deals: sum(traders.map(({ organization }) => organization.count('Deals'))),
      edits: addUp(shops.map(({ edits }) => edits)),
      faults: strikes,
      troubles: troubles.counts,
      compared: afterTrade.compared + (afterNights?.compared ?? 0),
      differences: [...afterTrade.differences, ...(afterNights?.differences ?? [])],
      freshness: shops.flatMap(({ customers }) => customers.shown),
      neverShown: sum(shops.map(({ customers }) => customers.waiting)),
      overrides: await countOverrides(market),
      looks: watch.looks,
      strangers: [...watch.found],
      credits: {
        installation,
        leastForInstallation,
        trade: tradeCredits,
        leastForTrade: leastForTrade(written, period),
        leastWithinWindow: leastWithinWindow({ ...heard, written }, period, windowMs),
        tradeByOperation,
        installationByOperation,
        destroyed: hasFaults ? destroyedCredits(traders, beganAt) : 0,
        nights: spent(market) - before - tradeCredits,
      },
      ...(await countRuns(market)),
      automationFired: sum(traders.map(firedByUs)),
      complaints: Object.fromEntries(market.server.complaints),
      realSeconds: Math.round((performance.now() - begunAt) / 1000),
    };
  } finally {
    await market.close();
  }
}

/** Connects everybody, lets them choose their policies and waits until all of it is done. */
async function install(market: Market): Promise<void> {
  const { traders, server, store } = market;
  for (const trader of traders) {
    if (!(await market.connect(trader))) throw new Error(`${trader.mark} could not be connected`);
  }
  await market.settle();
  for (const { preset, seed, mark } of traders) {
    const policy = policyPresets.find(({ id }) => id === preset)?.policy;
    if (preset === 'standard' || !policy) continue;
    const { version = '' } = (await store.policies.current(seed.zgid)) ?? {};
    const draft = { policy, author: 'Ada', note: mark, basedOn: version };
    const outcome = await server.ask('publish', { organizationId: seed.zgid, draft });
    if (outcome !== 'published') throw new Error(`the policy of ${mark} was ${outcome}`);
  }
  await market.settle();
}

/** Goes on to the next day, so that the nights of all organizations begin in the middle of the trade. */
async function passUntilTrade(market: Market, minutes: number): Promise<void> {
  const { clock } = market;
  const nextDay = Math.floor(clock.now() / dayMs) * dayMs + dayMs;
  market.advance(nextDay + nightAtMs - (minutes / 2) * minuteMs - clock.now());
  await market.stayCurrent();
}

/** Something that happens at an instant. */
interface Happening {
  at: number;
  happen: () => void;
}

async function trade(market: Market, shops: Shop[], options: TradeOptions) {
  const { minutes, seed, rate, hasFaults, kills, editsPerHour } = options;
  const { clock, server } = market;
  const random = createSeededRandom(seed);
  const beganAt = clock.now();
  const lastsMs = minutes * minuteMs;
  const counts: Record<string, number> = {};
  const ends: Promise<void>[] = [];
  const happenings: Happening[] = [];
  const plan = (happen: () => void) =>
    happenings.push({ at: beganAt + random.next() * lastsMs, happen });
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const wait = async (milliseconds: number) => void (await sleep(milliseconds / rate));

  for (const [index, shop] of shops.entries()) {
    const { trader } = shop;
    const own = createSeededRandom(seed * 7919 + index);
    const edits = Math.ceil((editsPerHour * minutes) / 60);
    for (let edit = 0; edit < edits; edit++) plan(() => shop.work(own));
    if (!hasFaults) continue;
    letFaultsStrike(trader, seed * 1000 + 100 * index, rate);
    for (let trouble = 0; trouble < Math.ceil(minutes / 20); trouble++) {
      plan(() => {
        const { name, over } = makeTrouble({ trader, market, random: own, wait });
        count(name);
        ends.push(over);
      });
    }
  }
  let killing = Promise.resolve();
  for (let kill = 0; hasFaults && kill < kills; kill++) {
    plan(() => {
      count('kill -9');
      killing = killing.then(() => server.killAndStart());
      ends.push(killing);
    });
  }

  happenings.sort((a, b) => a.at - b.at);
  let looks = 0;
  while (clock.now() < beganAt + lastsMs) {
    while ((happenings[0]?.at ?? Number.POSITIVE_INFINITY) <= clock.now()) {
      happenings.shift()?.happen();
    }
    // A look at everybody's customers is dear: a few of them at a time.
    shops[looks++ % shops.length]?.customers.look();
    await sleep(lookMs / Math.min(shops.length, 10));
  }
  for (const { happen } of happenings) happen();
  return { counts, ends };
}

/** Ends every fault; connections that were lost are made again. */
async function endFaults({ traders, emulators }: Market, ends: Promise<void>[]): Promise<void> {
  for (const { organization } of traders) organization.faults.clear();
  for (const { accountsFaults } of emulators) accountsFaults.clear();
  await Promise.all(ends);
}

/** Passes an hour in which nobody does anything: past every pause, and lists of deleted records are read. */
async function quieten(
  market: Market,
  shops: { customers: Customers }[],
  stepMinutes: number,
): Promise<void> {
  for (let passed = 0; passed <= 60; passed += stepMinutes) {
    await market.settle();
    for (const { customers } of shops) customers.look();
    market.advance(stepMinutes * minuteMs);
    await market.server.ask('nightly');
    await market.stayCurrent();
  }
  for (const { customers } of shops) customers.look();
}

async function passNights(market: Market, nights: number): Promise<void> {
  for (let night = 0; night < nights; night++) {
    market.advance(dayMs);
    await market.server.ask('nightly');
    await market.stayCurrent();
  }
}

async function compare(market: Market, when: string) {
  let compared = 0;
  const differences: TradeResult['differences'] = [];
  for (const trader of market.traders) {
    const found = await findDifferences(market, trader);
    compared += found.compared;
    const { zgid } = trader.seed;
    differences.push(...found.differences.map((each) => ({ ...each, zgid, when })));
  }
  return { compared, differences };
}

function leastToInstall(traders: readonly Trader[]): number {
  return sum(
    traders.map(({ organization }) => {
      const accounts = organization.count('Accounts');
      const createdFields = classFields.length;
      return leastCredits({
        accounts,
        deals: organization.count('Deals'),
        written: accounts,
        createdFields,
        createdViews: classViews(Policy.parse({})).length,
      });
    }),
  );
}

function spent({ traders }: Market): number {
  return sum(traders.map(({ organization }) => organization.credits.spent));
}

function destroyedCredits(traders: readonly Trader[], since: number): number {
  return sum(
    traders.flatMap(({ organization }) =>
      organization.requests
        .filter(({ at, fault }) => at >= since && fault !== undefined && fault !== 'slow')
        .map(({ credits }) => credits),
    ),
  );
}

function countStrikes({ traders, emulators }: Market): Record<string, number> {
  const ofAccounts = emulators.map(({ accountsFaults }) =>
    Object.fromEntries(
      Object.entries(accountsFaults.strikes).map(([kind, n]) => [`accounts server: ${kind}`, n]),
    ),
  );
  return addUp([...traders.map(({ organization }) => organization.faults.strikes), ...ofAccounts]);
}

async function countOverrides({ traders, store }: Market): Promise<number> {
  const lists = traders.map(({ seed }) => store.overrides.list(seed.zgid));
  return sum((await Promise.all(lists)).map(({ length }) => length));
}

async function countRuns({ traders, store }: Market) {
  let nightlyRuns = 0;
  for (const { seed } of traders) {
    const runs = await store.runs.list(seed.zgid, 1000);
    const nights = runs.filter(({ kind, state }) => kind === 'nightly' && state === 'finished');
    nightlyRuns += nights.length;
  }
  const opened = traders.map(({ organization }) => {
    const watches = organization.requests.filter(({ operation }) => operation === openWatch);
    return watches.length - 1;
  });
  return { nightlyRuns, channelsOpened: sum(opened) };
}

const openWatch = 'POST /actions/watch';

function firedByUs({ organization }: Trader): number {
  const [admin] = organization.users;
  return organization.wouldHaveFired.filter(({ userId }) => userId === admin?.id).length;
}

function addUp(tallies: Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const tally of tallies) {
    for (const [name, count] of Object.entries(tally)) all[name] = (all[name] ?? 0) + count;
  }
  return all;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
