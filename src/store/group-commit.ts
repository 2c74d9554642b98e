import { setImmediate as nextTurn } from 'node:timers/promises';

/** Joins concurrent writes into few commits, at no added wait. */
export interface GroupCommit<Item> {
  /** Resolves once the items are committed, together with whatever else was waiting; rejects if that commit failed. */
  add(items: readonly Item[]): Promise<void>;
  /** Resolves once everything added before is committed or has failed. */
  settled(): Promise<void>;
}

interface Caller<Item> {
  items: readonly Item[];
  resolve(): void;
  reject(reason: unknown): void;
}

/**
 * A batch is whatever arrived while the commit before it was under way, and at least what arrived in the same turn of
 * the event loop. Nobody waits for a timer, and a failure is told to the callers of that batch alone.
 *
 * @param commit makes items durable, all or nothing, in the order of their arrival
 */
export function createGroupCommit<Item>(
  commit: (items: Item[]) => Promise<void>,
): GroupCommit<Item> {
  let waiting: Caller<Item>[] = [];
  let committing: Promise<void> | undefined;

  async function commitAll(): Promise<void> {
    while (waiting.length > 0) {
      await nextTurn();
      const batch = waiting;
      waiting = [];
      try {
        const items = batch.flatMap((caller) => caller.items);
        if (items.length > 0) await commit(items);
        for (const caller of batch) caller.resolve();
      } catch (error) {
        for (const caller of batch) caller.reject(error);
      }
    }
    committing = undefined;
  }

  async function join(items: readonly Item[]): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      waiting.push({ items, resolve, reject });
    });
    committing ??= commitAll();
    await done;
  }

  return {
    async add(items) {
      if (items.length > 0) await join(items);
    },
    async settled() {
      if (committing !== undefined) await join([]).catch(() => {});
    },
  };
}
