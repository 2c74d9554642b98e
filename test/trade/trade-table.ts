import type { DealChange } from './customers.ts';
import { type TradeResult, windowMs } from './run-trade.ts';

type Cell = string | number;
type Row = [what: string, ...cells: Cell[]];

const changes: [DealChange, string][] = [
  ['insert', 'deal created'],
  ['update', 'deal changed'],
  ['delete', 'deal deleted'],
];

/** The table of a trade without faults beside the same trade with all of them. */
export function tradeTable(calm: TradeResult, stormy: TradeResult): string {
  const { organizations, minutes, seed, rate } = stormy.options;
  const both = (what: string, tell: (result: TradeResult) => string | number): Row => [
    what,
    tell(calm),
    tell(stormy),
  ];
  const rows: Row[] = [
    [`${organizations} organizations, ${minutes} min, seed ${seed}`, 'no faults', 'all faults'],
    both('accounts / deals at the end', ({ accounts, deals }) => `${accounts} / ${deals}`),
    both('events', ({ edits }) => total(edits)),
    ...tallies(calm, stormy, ({ edits }) => edits),
    both('faults', ({ faults }) => total(faults)),
    ...tallies(calm, stormy, ({ faults }) => faults),
    both('troubles', ({ troubles }) => total(troubles)),
    ...tallies(calm, stormy, ({ troubles }) => troubles),
    both('class fields compared', ({ compared }) => compared),
    both('lost (not as from scratch)', ({ differences }) => differences.length),
    both('timed changes never shown', ({ neverShown }) => neverShown),
    both('overrides of people', ({ overrides }) => overrides),
    both('texts searched for strangers', ({ looks }) => looks),
    both('cross-tenant', ({ strangers }) => strangers.length),
    both('automation set off by us', ({ automationFired }) => automationFired),
    both('nights run / channels renewed', (result) => {
      return `${result.nightlyRuns} / ${result.channelsOpened}`;
    }),
    ...changes.map(([change, name]) =>
      both(`freshness, ${name}: p50 / p95 / max s`, (result) => freshnessOf(result, change)),
    ),
    both('freshness of all: p50 / p95 / max s', (result) => freshnessOf(result)),
    both('credits to install, to the least', ({ credits }) => {
      const { installation, leastForInstallation } = credits;
      return `${installation}, ${ratio(installation, leastForInstallation)}`;
    }),
    both('credits of the trade', ({ credits }) => credits.trade),
    both('  to the least (five-minute polls)', ({ credits }) => {
      return ratio(credits.trade, credits.leastForTrade);
    }),
    both(`  to the least (answered within ${windowMs / 1000} s)`, ({ credits }) => {
      return ratio(credits.trade, total(credits.leastWithinWindow));
    }),
    both('  to the trade without faults', ({ credits }) => {
      return ratio(credits.trade, calm.credits.trade);
    }),
    both('  for answers that faults destroyed', ({ credits }) => credits.destroyed),
    both('credits of the nights after', ({ credits }) => credits.nights),
    both('complaints in the log', ({ complaints }) => total(complaints)),
    ...tallies(calm, stormy, ({ complaints }) => complaints),
    both('real seconds', ({ realSeconds }) => realSeconds),
  ];
  const note = `Seconds are simulated, ${rate} to a real one: work and restarts count ${rate}-fold.`;
  return [aligned(rows), note, operationsTable(calm, stormy)].join('\n');
}

/** What credits were spent on, dearest first, beside the least that answers everything heard within the window. */
function operationsTable({ credits: calm }: TradeResult, { credits: stormy }: TradeResult): string {
  const least = calm.leastWithinWindow;
  const installed = calm.installationByOperation;
  const names = Object.keys({ ...least, ...calm.tradeByOperation, ...stormy.tradeByOperation });
  const cellsOf = (name: string): Row => [
    name,
    calm.tradeByOperation[name] ?? 0,
    stormy.tradeByOperation[name] ?? 0,
    least[name] ?? 0,
  ];
  const trade = names.map(cellsOf).sort(([, a], [, b]) => Number(b) - Number(a));
  const installation = Object.entries(installed).sort(([, a], [, b]) => b - a);
  return aligned([
    ['credits of the trade by operation', 'no faults', 'all faults', 'least, no faults'],
    ...trade,
    ['  together', calm.trade, stormy.trade, total(least)],
    ['credits to install by operation', '', '', ''],
    ...installation.map(([name, credits]): Row => [name, credits, '', '']),
  ]);
}

function tallies(
  calm: TradeResult,
  stormy: TradeResult,
  tell: (result: TradeResult) => Record<string, number>,
): Row[] {
  const [left, right] = [tell(calm), tell(stormy)];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort((a, b) =>
    a.localeCompare(b),
  );
  return names.map((name): Row => [`  ${name}`, left[name] ?? 0, right[name] ?? 0]);
}

function freshnessOf({ freshness }: TradeResult, change?: DealChange): string {
  const seconds = freshness
    .filter((each) => change === undefined || each.change === change)
    .map(({ milliseconds }) => Math.round(milliseconds / 1000))
    .sort((a, b) => a - b);
  const at = (share: number) => seconds[Math.ceil(share * seconds.length) - 1] ?? '-';
  return `${at(0.5)} / ${at(0.95)} / ${at(1)} (${seconds.length})`;
}

function ratio(number: number, to: number): string {
  return `${(number / to).toFixed(2)}x`;
}

function total(tally: Record<string, number>): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0);
}

function aligned(rows: Row[]): string {
  const columns = Math.max(...rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? '').length)),
  );
  return rows
    .map(([what, ...cells]) => {
      const right = cells.map((cell, index) => String(cell).padStart(widths[index + 1] ?? 0));
      return `${what.padEnd(widths[0] ?? 0)}  ${right.join('  ')}`;
    })
    .join('\n');
}
