import type { ChannelStore } from './channel-store.ts';
import type { ClassStore, OverrideStore } from './class-store.ts';
import type { InboxStore } from './inbox-store.ts';
import type { MirrorStore } from './mirror-store.ts';
import type { ConnectionStore, OrganizationStore } from './organization-store.ts';
import type { CalibrationStore, PolicyStore } from './policy-store.ts';
import type { CreditStore, RunStore, ScheduleStore } from './run-store.ts';
import type { SignInStore } from './sign-in-store.ts';
import type { WriteJournal } from './write-journal.ts';

/**
 * What Tierwise remembers. Every member is one atomic step and is durable when it resolves (a crash or power cut
 * after that loses nothing). Instants are epoch milliseconds, days are `core/day` numbers, ids are strings.
 * No member ever answers with another organization's rows. Trouble with the database is `store-unavailable`.
 */
export interface Store {
  organizations: OrganizationStore;
  connections: ConnectionStore;
  signIns: SignInStore;
  mirror: MirrorStore;
  inbox: InboxStore;
  channels: ChannelStore;
  calibrations: CalibrationStore;
  policies: PolicyStore;
  classes: ClassStore;
  overrides: OverrideStore;
  journal: WriteJournal;
  runs: RunStore;
  credits: CreditStore;
  schedule: ScheduleStore;
  /**
   * Clears from the database's files what rows of purged organizations left there; nothing to do when that was done since the
   * last purge. Takes seconds when the files are large; reading goes on meanwhile, writing waits. `store-unavailable` when
   * it cannot be done now; it stays due.
   */
  scrub(): Promise<void>;
  /** Whether the database answers. */
  ping(): Promise<void>;
  /** Ends open work and releases the file or the connections. */
  close(): Promise<void>;
}
