import type { CrmModule } from './ports/crm-metadata.ts';

/** How far a backfill has come. Kept, it goes on from there after a stop. */
export interface BackfillCursor {
  /** What the CRM changed before this instant is read in the end. */
  beganAt: number;
  /** What is being read; absent once everything is. */
  module?: CrmModule | undefined;
  /** How the module is read; absent until that is decided. */
  way?: ReadingWay | undefined;
  /** Records of the module when it was begun; absent where nobody could tell. */
  total?: number | undefined;
  /** Names the next page of the module, or the part of it that a bulk job is for; its first one when absent. */
  next?: string | undefined;
  /** The bulk job that is waited for or taken over. */
  job?: BackfillJob | undefined;
  /** Bulk jobs of the module that came to nothing. */
  failures?: number | undefined;
  /** Records read so far. */
  read: Record<CrmModule, number>;
}

/**
 * How a module is read: page by page or in bulk; where its size is not known page by page until that has cost as much as a
 * bulk job.
 */
type ReadingWay = 'pages' | 'bulk' | 'pages-at-first';

/** A bulk job that reads a part of a module. */
export interface BackfillJob {
  id: string;
  begunAt: number;
  /** Records taken over from the job so far. */
  absorbed: number;
  /** Records the job holds; absent until it is done. */
  rows?: number | undefined;
  /** Names the part after this one, where there is one. */
  next?: string | undefined;
}

/** Where a backfill begins. */
export function firstCursor(now: number): BackfillCursor {
  return { beganAt: now, module: 'Accounts', read: { Accounts: 0, Deals: 0 } };
}

/** The cursor after a module has been read. */
export function afterModule({ beganAt, module, read }: BackfillCursor): BackfillCursor {
  return { beganAt, module: module === 'Accounts' ? 'Deals' : undefined, read };
}

/** The cursor at the beginning of the same module, to be read in a way. */
export function moduleAgain(cursor: BackfillCursor, way: ReadingWay): BackfillCursor {
  const { beganAt, module, total, failures, read } = cursor;
  const nothing = module === undefined ? read : { ...read, [module]: 0 };
  return { beganAt, module, way, total, failures, read: nothing };
}
