import type { FaultPlan } from '../limits/faults.ts';
import type { Organization } from '../organization/organization.ts';
import type { Subscription } from './channels.ts';
import { postJson } from './post-json.ts';

/** One call to a subscriber and how it ended. */
export interface Delivery {
  readonly channelId: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** HTTP status of the answer; `undefined` when it was dropped or could not be delivered. */
  readonly status: number | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The calls to subscribers: sent once, forgotten afterwards. */
export interface Deliveries {
  readonly log: readonly Delivery[];
  send(subscription: Subscription, body: Readonly<Record<string, unknown>>): void;
  /** Does something after so many real milliseconds, unless the emulator stops before. */
  later(delayMs: number, action: () => void): void;
  /** Resolves when nothing is gathered, held back or under way any more. */
  settled(): Promise<void>;
}

const timeoutMs = 10_000;
/** Only the latest are remembered. */
const mostRemembered = 50_000;
/** How long a call is kept to let the next one pass it. */
const reorderMs = 60;

interface Deps {
  organization: Organization;
  faults: FaultPlan;
  stopped: AbortSignal;
}

/** A sender without calls under way. */
export function createDeliveries({ organization, faults, stopped }: Deps): Deliveries {
  const log: Delivery[] = [];
  let pending = 0;
  let waiting: (() => void)[] = [];

  function remember(channelId: string, body: Delivery['body'], status: number | undefined): void {
    if (log.length >= mostRemembered) log.splice(0, mostRemembered / 10);
    log.push({ channelId, body, status, at: organization.clock.now() });
  }

  function done(): void {
    pending -= 1;
    if (pending > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  function later(delayMs: number, action: () => void): void {
    pending += 1;
    const finish = () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', finish);
      done();
    };
    const timer = setTimeout(() => {
      action();
      finish();
    }, delayMs);
    stopped.addEventListener('abort', finish);
  }

  async function post({ channelId, notifyUrl }: Subscription, body: Delivery['body']) {
    pending += 1;
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
    const sent = postJson(notifyUrl, JSON.stringify(body), signal);
    const status = await sent.catch(() => undefined);
    remember(channelId, body, status);
    done();
  }

  return {
    log,
    later,
    send(subscription, body) {
      const fault = faults.drawForNotification();
      if (fault?.kind === 'notification-dropped') {
        remember(subscription.channelId, body, undefined);
        return;
      }
      const isLate = fault?.kind === 'notification-delayed';
      if (isLate || fault?.kind === 'notifications-reordered')
        later(isLate ? (fault.delayMs ?? 200) : reorderMs, () => void post(subscription, body));
      else void post(subscription, body);
      if (fault?.kind === 'notification-duplicated') void post(subscription, body);
    },
    settled: () =>
      pending === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  };
}
