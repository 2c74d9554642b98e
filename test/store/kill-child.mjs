// A process that writes until it is killed. Each line it prints is true at that moment: what is about to be settled, and
// what a resolved promise has promised.
import { writeSync } from 'node:fs';
import { createSqliteStore } from '../../dist/store/sqlite-store.js';

const [path, secretKey, organizationId, round] = process.argv.slice(2);
const say = (line) => writeSync(1, `${JSON.stringify(line)}\n`);

say({ opening: true });
const store = await createSqliteStore({ path, secretKey });

const aRecord = (recordId) => ({ organizationId, module: 'Deals', recordId });
const aDeal = (id) => ({
  facts: { id, name: `Deal ${id}`, accountId: id.slice(-1), outcome: 'won', amount: id.length },
  modifiedAt: 1,
});

await Promise.all([
  forever(mark('first')),
  forever(mark('second')),
  forever(mark('third')),
  forever(putDeals()),
  forever(settle()),
  forever(addCredits()),
]);

async function forever(step) {
  for (let count = 0; ; count++) await step(`${round}-${count}`);
}

/** Several of these run at once, so that their marks share commits. */
function mark(name) {
  return async (count) => {
    const ids = ['a', 'b', 'c'].map((letter) => `${name}-${count}-${letter}`);
    await store.inbox.markRecords(ids.map(aRecord), 1);
    say({ marked: ids });
  };
}

function putDeals() {
  return async (count) => {
    const ids = Array.from({ length: 50 }, (_, index) => `deal-${count}-${index}`);
    await store.mirror.putDeals(organizationId, ids.map(aDeal), { cause: 'backfill', now: 1 });
    say({ put: ids });
  };
}

function settle() {
  return async () => {
    const taken = await store.inbox.takeRecords(organizationId, 4);
    const ids = taken.map(({ entry }) => entry.recordId);
    say({ settling: ids });
    await store.inbox.settleRecords(taken);
    say({ settled: ids });
  };
}

function addCredits() {
  return async () => {
    await store.credits.add([{ organizationId, operation: 'read-deals', credits: 2, at: 1 }]);
    say({ spent: 2 });
  };
}
