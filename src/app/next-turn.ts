/** Lets everything else that waits have a turn: for work that would keep the process from answering. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
