import type { AppDependencies } from './dependencies.ts';
import type { CrmModule } from './ports/crm-metadata.ts';

/** For how long all that had changed counts as just read. */
const justReadMs = 60_000;

/** When all that has changed was last read. Known to this process alone, and forgotten with it: then more is read than need be. */
export interface ChangeWatch {
  /** Notes that what has changed in a module was read: all of it, or a first page. */
  noteRead(organizationId: string, module: CrmModule, at: number, isAll: boolean): void;
  /** Whether what has changed in a module, or a page of it, was read within a minute. */
  isJustRead(organizationId: string, module: CrmModule): boolean;
  /** Up to which instant a module was read when all of it was; `undefined` when that was more than two minutes ago. */
  readUntil(organizationId: string, module: CrmModule): number | undefined;
}

/** Nothing was read yet. */
export function createChangeWatch({ clock }: Pick<AppDependencies, 'clock'>): ChangeWatch {
  const readAt = new Map<string, number>();
  const allReadAt = new Map<string, number>();
  const within = (at: number | undefined, ms: number) => at !== undefined && clock.now() - at < ms;

  return {
    noteRead(organizationId, module, at, isAll) {
      readAt.set(keyOf(organizationId, module), at);
      if (isAll) allReadAt.set(keyOf(organizationId, module), at);
    },
    isJustRead: (organizationId, module) =>
      within(readAt.get(keyOf(organizationId, module)), justReadMs),
    readUntil(organizationId, module) {
      const at = allReadAt.get(keyOf(organizationId, module));
      return within(at, 2 * justReadMs) ? at : undefined;
    },
  };
}

function keyOf(organizationId: string, module: CrmModule): string {
  return `${organizationId} ${module}`;
}
