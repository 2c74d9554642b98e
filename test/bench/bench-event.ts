import type { Book } from '../../src/core/book/book.ts';
import { createBookBuilder } from '../../src/core/book/create-book-builder.ts';
import { calibrate } from '../../src/core/calibration/calibrate.ts';
import { chooseRhythm } from '../../src/core/calibration/choose-rhythm.ts';
import { sampleAccounts } from '../../src/core/calibration/sample-accounts.ts';
import { classifyBook } from '../../src/core/classification/classify-book.ts';
import { explainSubject } from '../../src/core/classification/explain-subject.ts';
import type { Context } from '../../src/core/dimensions/dimension.ts';
import type { DealFacts } from '../../src/core/facts.ts';
import { buildGroups } from '../../src/core/groups/build-groups.ts';
import { Policy } from '../../src/core/policy/policy.ts';
import { createRandom } from '../support/simulate-rhythms.ts';

const accounts = 200_000;
const asOf = 20_634;
const rounds = 20_000;
const policy = Policy.parse({});

/**
 * What the core does for one event, the reads and writes around it left out: the facts of an account and of its group of three
 * become a book, and every dimension is decided; then explained, too. Beside it, how long fitting the rhythm of a large book takes.
 */
export async function benchEvent(): Promise<object> {
  const random = createRandom(3);
  const book = largeBook(random);
  const everyone = Int32Array.from(book.accounts.keys());
  const begun = performance.now();
  const sample = sampleAccounts(book, everyone);
  chooseRhythm(book, sample, policy, asOf);
  const rhythmSeconds = (performance.now() - begun) / 1000;
  const context: Context = { asOf, policy, calibration: calibrate(book, policy, asOf) };
  const groups = Array.from({ length: 64 }, () =>
    Array.from({ length: 3 }, () => dealsOf(Math.floor(random() * accounts), random)),
  );
  return {
    microsecondsToClassify: perRound((round) => reclassify(groups, round, context, false)),
    microsecondsToClassifyAndExplain: perRound((round) => reclassify(groups, round, context, true)),
    rhythmFit: {
      accounts: sample.length,
      seconds: Math.round(1000 * rhythmSeconds) / 1000,
      ...{ models: 'log-normal and MBG/NBD, at the day and at an earlier origin' },
    },
  };
}

function perRound(work: (round: number) => void): number {
  for (let round = 0; round < rounds / 10; round++) work(round);
  const begun = performance.now();
  for (let round = 0; round < rounds; round++) work(round);
  return Math.round((10_000 * (performance.now() - begun)) / rounds) / 10;
}

function reclassify(
  groups: DealFacts[][][],
  round: number,
  context: Context,
  isExplained: boolean,
): void {
  const members = groups[round % groups.length] ?? [];
  const builder = createBookBuilder();
  for (const [place, deals] of members.entries()) {
    builder.addAccount({ id: `a${place}`, name: 'Acme', ...(place > 0 && { parentId: 'a0' }) });
    for (const deal of deals) builder.addDeal({ ...deal, accountId: `a${place}` });
  }
  const book = builder.build();
  const visit = (_: number, subject: Parameters<typeof explainSubject>[0]) => {
    if (isExplained) explainSubject(subject, context);
  };
  classifyBook(book, buildGroups(book.accounts, book.indexOf), context, visit, [0]);
}

function largeBook(random: () => number): Book {
  const builder = createBookBuilder({ keepDeals: false });
  for (let account = 0; account < accounts; account++) {
    builder.addAccount({ id: `a${account}`, name: 'Acme' });
    for (const deal of dealsOf(account, random)) builder.addDeal(deal);
  }
  return builder.build();
}

/** Three years of one account: up to ten purchases in its own rhythm. */
function dealsOf(account: number, random: () => number): DealFacts[] {
  const gap = Math.exp(2 + 4 * random());
  const deals: DealFacts[] = [];
  let day = asOf - Math.floor(1095 * random());
  while (day <= asOf && deals.length < 10) {
    deals.push({
      id: `${account}-${deals.length}`,
      accountId: `a${account}`,
      outcome: random() < 0.8 ? 'won' : 'lost',
      amount: Math.round(Math.exp(6 + 4 * random())),
      closedOn: Math.floor(day),
      product: `P${Math.floor(5 * random())}`,
    });
    day += Math.max(1, gap * (0.5 + random()));
  }
  return deals;
}
