/** A page that nobody has touched for long is looked after less often: reading costs the customer API credits. */
const restingMs = 30_000;
/** How long after the last sign of life a page counts as watched: 10 minutes. */
const watchedForMs = 10 * 60_000;

/** What is read, and how often. */
interface Freshness {
  /** Reads what may have changed. */
  refresh(): Promise<void>;
  /** Reads everything, when somebody comes back. */
  reload(): Promise<void>;
  /** How long to wait before reading again while somebody looks. */
  pauseMs(): number;
}

/** Keeps a page fresh while it is visible. Answers a function that refreshes at once. */
export function keepFresh({ refresh, reload, pauseMs }: Freshness): () => void {
  let touchedAt = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function wait(): void {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') return;
    const isWatched = performance.now() - touchedAt < watchedForMs;
    timer = setTimeout(() => void run(refresh), isWatched ? pauseMs() : restingMs);
  }

  async function run(read: () => Promise<void>): Promise<void> {
    clearTimeout(timer);
    try {
      await read();
    } finally {
      wait();
    }
  }

  for (const event of ['pointerdown', 'pointermove', 'keydown', 'focus']) {
    window.addEventListener(
      event,
      () => {
        touchedAt = performance.now();
      },
      { passive: true },
    );
  }
  document.addEventListener('visibilitychange', () => {
    touchedAt = performance.now();
    if (document.visibilityState === 'hidden') clearTimeout(timer);
    else void run(reload);
  });
  wait();
  return () => void run(refresh);
}
