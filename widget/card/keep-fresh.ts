/** While somebody looks, a change in the CRM is to show within seconds. */
const watchedMs = 5000;
/** A page that nobody has touched for long is looked after less often: reading costs the customer API credits. */
const restingMs = 30_000;
/** How long after the last sign of life a page counts as watched: 10 minutes. */
const watchedForMs = 10 * 60_000;

/** Calls `refresh` again and again while the page is visible, and `reload` when somebody comes back to it. */
export function keepFresh(refresh: () => Promise<void>, reload: () => Promise<void>): void {
  let touchedAt = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function wait(): void {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') return;
    const isWatched = performance.now() - touchedAt < watchedForMs;
    timer = setTimeout(() => void run(refresh), isWatched ? watchedMs : restingMs);
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
}
