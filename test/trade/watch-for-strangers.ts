import type { Exchange } from '../../src/emulator/api/exchange.ts';
import { signIn } from '../http/support/consent-at-zoho.ts';
import type { Market, Trader } from './open-market.ts';

/** What looks for data of one organization with another. */
export interface StrangerWatch {
  /** Looks into what an organization's CRM was asked and told; for the emulator's `observe`. */
  observe(exchange: Exchange): void;
  /** Looks into every text, and reports what does not belong to an organization. */
  report(zgid: string, where: string, text: string): void;
  /** How many texts were looked into. */
  readonly looks: number;
  /** What was found where it does not belong. */
  readonly found: readonly string[];
}

const marks = /Q[0-9A-Z]{1,3}X/g;
const ids = /\b55\d{17}\b/g;
const idPrefix = 7;

/** A watch over organizations whose marks and ids can be told apart; see `tradingOrganization`. */
export function createStrangerWatch(
  ownersOf: () => readonly Pick<Trader, 'mark' | 'seed' | 'repId'>[],
): StrangerWatch {
  const found: string[] = [];
  let looks = 0;
  let owners: Map<string, { mark: string; prefix: string }> | undefined;
  let known = new Set<string>();

  function report(zgid: string, where: string, text: string): void {
    owners ??= new Map(
      ownersOf().map(({ seed, mark, repId }) => [
        seed.zgid,
        { mark, prefix: repId.slice(0, idPrefix) },
      ]),
    );
    if (known.size === 0) known = new Set([...owners.values()].map(({ mark }) => mark));
    looks += 1;
    const owner = owners.get(zgid);
    const strangers = [
      ...(text.match(marks) ?? []).filter((mark) => known.has(mark) && mark !== owner?.mark),
      ...(text.match(ids) ?? []).filter((id) => !id.startsWith(owner?.prefix ?? '-')),
    ];
    for (const stranger of strangers) found.push(`${stranger} in ${where} of ${zgid}`);
  }

  return {
    found,
    get looks() {
      return looks;
    },
    report,
    observe({ zgid, operation, query, body }) {
      if (zgid === undefined) return;
      report(zgid, operation, `${JSON.stringify(query)} ${JSON.stringify(body ?? null)}`);
    },
  };
}

/** Looks everywhere once: requests, records in the CRM, the mirror, and what people are shown over HTTP. */
export async function lookEverywhere(watch: StrangerWatch, market: Market): Promise<void> {
  const { traders, store } = market;
  for (const [index, trader] of traders.entries()) {
    const { organization, seed } = trader;
    const { zgid } = seed;
    for (const { path, operation } of organization.requests) {
      watch.report(zgid, `request ${operation}`, decodeURIComponent(path));
    }
    const records = organization.records('Accounts');
    for (const record of records) watch.report(zgid, 'the CRM', JSON.stringify(record));
    for await (const rows of store.mirror.readAll(zgid)) {
      for (const row of rows) watch.report(zgid, 'the mirror', JSON.stringify(row));
    }
    for await (const rows of store.classes.readAll(zgid)) {
      for (const row of rows) watch.report(zgid, 'the classes', JSON.stringify(row));
    }
    await lookOverHttp(watch, market, trader, traders[(index + 1) % traders.length] ?? trader);
  }
}

/** What a person of one organization is shown of its accounts, and what of another's: nothing. */
async function lookOverHttp(
  watch: StrangerWatch,
  { server }: Market,
  { organization, seed: { zgid }, admin, dataCenterId }: Trader,
  stranger: Trader,
): Promise<void> {
  const { publicUrl } = server;
  const world = { organization, tierwise: { publicUrl } };
  const { bearer } = await signIn(world, { email: admin, zgid, dataCenter: dataCenterId });
  const headers = { authorization: `Bearer ${bearer}` };
  const ask = async (accountId: string) => {
    const response = await fetch(`${publicUrl}/api/accounts/${accountId}`, { headers });
    const text = await response.text();
    watch.report(zgid, 'a card', text);
    return response.status;
  };
  const own = organization.records('Accounts').slice(0, 3);
  for (const { id } of own) {
    const status = await ask(id);
    if (status !== 200) throw new Error(`the card of ${id} of ${zgid} was answered with ${status}`);
  }
  for (const { id } of stranger.organization.records('Accounts').slice(0, 3)) {
    const status = await ask(id);
    if (status !== 403 && stranger.organization !== organization)
      watch.report(zgid, `a card answered with ${status}`, id);
  }
}
