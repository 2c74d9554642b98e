import type { Clock } from '../clock.ts';

/** How soon an instant is looked for again when the clock says that it has not come. */
const lookAgainMs = 20;

/** Does something once the emulator's clock, which tests move, has come to an instant. */
export function awaitInstant(
  { clock, stopped }: { clock: Clock; stopped: AbortSignal },
  at: number,
  then: () => void,
): void {
  const again = () => {
    if (stopped.aborted) return;
    if (clock.now() < at) awaitInstant({ clock, stopped }, at, then);
    else then();
  };
  setTimeout(again, Math.max(at - clock.now(), lookAgainMs)).unref();
}
