import { clockTime } from './clock-time.ts';
import { creditShareOf } from './credit-share.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { CrmConnection } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';
import { affordableAt, creditWindowMs, type SpentMinute } from './spent-credits.ts';

const minuteMs = 60_000;
/** How long a tally is trusted before the ledger is read again: other processes spend as well. */
const tallyLifeMs = 10 * minuteMs;
/** Part of all credits below which work that can wait leaves the rest to the organization's other integrations. */
const leftToOthers = 0.1;
/** How long what Zoho said of the rest holds. */
const heardHoldsMs = 60 * minuteMs;

/** Keeps what is spent within what organizations allow. */
export interface CreditBudget {
  /**
   * Lets a call through and counts it.
   *
   * @throws AppError `credits-awaited`, with the instant at which there are enough
   */
  admit(connection: CrmConnection, credits: number): Promise<void>;
  /** Takes note of how many credits Zoho says are left to the organization. */
  hear(organizationId: string, creditsLeft: number): void;
}

/** What is known of an organization's spending. */
interface Tally {
  organization: Organization;
  minutes: SpentMinute[];
  readAt: number;
}

/**
 * The budget of every organization over Zoho's rolling 24 hours, from the ledger. Work that can wait stops before what
 * people do in the CRM has to, and before the organization's other integrations run dry. An organization that is only just
 * being connected has no budget yet.
 */
export function createCreditBudget({
  store,
  clock,
}: Pick<AppDependencies, 'store' | 'clock'>): CreditBudget {
  const tallies = new Map<string, Tally>();
  const heard = new Map<string, { left: number; at: number }>();

  return {
    async admit({ organizationId, isBackground = false }, credits) {
      const tally = await tallyOf(organizationId);
      if (!tally || credits === 0) return;
      const now = clock.now();
      const { daily, ours, forBackground } = creditShareOf(tally.organization);
      const limit = isBackground ? forBackground : ours;
      const from = Math.max(
        affordableAt(tally.minutes, { credits, limit, now }),
        isBackground ? othersServedAt(organizationId, daily * leftToOthers) : now,
      );
      if (from > now) {
        // Somebody may raise the share meanwhile.
        tallies.delete(organizationId);
        throw awaited(tally.organization, from);
      }
      count(tally, credits, now);
    },
    hear(organizationId, left) {
      heard.set(organizationId, { left, at: clock.now() });
    },
  };

  async function tallyOf(organizationId: string): Promise<Tally | undefined> {
    const known = tallies.get(organizationId);
    const now = clock.now();
    if (known && now - known.readAt < tallyLifeMs) return known;
    const organization = await store.organizations.find(organizationId);
    if (!organization) return undefined;
    const minutes = await store.credits.byMinute(organizationId, now - creditWindowMs - minuteMs);
    const tally = { organization, minutes, readAt: now };
    tallies.set(organizationId, tally);
    return tally;
  }

  function othersServedAt(organizationId: string, least: number): number {
    const said = heard.get(organizationId);
    return said && said.left < least ? said.at + heardHoldsMs : 0;
  }
}

function count({ minutes }: Tally, credits: number, now: number): void {
  const at = Math.floor(now / minuteMs) * minuteMs;
  const last = minutes.at(-1);
  if (last?.at === at) last.credits += credits;
  else minutes.push({ at, credits });
}

/** The time on the organization's own clock. */
function awaited({ profile: { timeZone } }: Organization, overAt: number): AppError {
  return new AppError('credits-awaited', clockTime(overAt, timeZone), { overAt });
}
