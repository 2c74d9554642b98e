/** Lets everything else that waits have a turn: for work that would keep the process from answering. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The positions `0 … length − 1` in turns of so many. */
export function* turnsOf(length: number, perTurn: number): Generator<number[]> {
  for (let from = 0; from < length; from += perTurn) {
    yield Array.from({ length: Math.min(perTurn, length - from) }, (_, place) => from + place);
  }
}
