/** What a run wrote to an account: what the fields held before, and what it left there, by field key. */
export interface JournalEntry {
  accountId: string;
  before: Record<string, string | null>;
  after: Record<string, string | null>;
}

/** Who wrote what, so that it can be put back. */
export interface WriteJournal {
  /**
   * Notes what is about to be written. Of an account that a run writes twice, what it held at first is kept. Answers what was
   * noted of the accounts before.
   */
  note(
    organizationId: string,
    runId: string,
    entries: JournalEntry[],
    at: number,
  ): Promise<JournalEntry[]>;
  /** Takes back a note on an account that nothing was written to; `earlier` is what was noted of it before, if anything was. */
  takeBack(
    organizationId: string,
    runId: string,
    accountId: string,
    earlier: JournalEntry | undefined,
  ): Promise<void>;
  /** A page of what a run wrote, by account id, after a given one. */
  read(
    organizationId: string,
    runId: string,
    after: string | undefined,
    limit: number,
  ): Promise<JournalEntry[]>;
  /** What wrote, to how many accounts and when last; newest first. */
  runs(organizationId: string): Promise<{ runId: string; accounts: number; at: number }[]>;
  /** Forgets what was last written before an instant. */
  forget(organizationId: string, before: number): Promise<void>;
}
