import { useLayoutEffect, useState } from 'preact/hooks';

/** A value that changes, and that can be watched. */
export interface Cell<Value> {
  get(): Value;
  /** Replaces the value; watchers hear of it unless it is the same one. */
  set(value: Value): void;
  /** Calls the watcher on each change, until the function it answers is called. */
  watch(watcher: () => void): () => void;
}

/** A cell that holds the value. */
export function createCell<Value>(initial: Value): Cell<Value> {
  let current = initial;
  const watchers = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const watcher of watchers) watcher();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** The value of a cell inside a component, drawn again on each change. */
export function useCell<Value>(cell: Cell<Value>): Value {
  const [, redraw] = useState(0);
  useLayoutEffect(() => cell.watch(() => redraw((count) => count + 1)), [cell]);
  return cell.get();
}
