import { AppError } from './errors.ts';

/**
 * Hints that a job of the CRM for an organization has ended: whoever waits for it looks at once instead of after a while. They
 * may be missing, wrong or for another process, so that nothing rests on them.
 */
export interface JobHints {
  arrive(organizationId: string): void;
  /** Resolves at a hint, one that came before included, or after a while; answers whether one came. `crm-unavailable` when Tierwise stops. */
  wait(organizationId: string, atMostMs: number): Promise<boolean>;
  /** Whether a job for an organization is waited for at this moment. */
  isAwaited(organizationId: string): boolean;
}

/** No hints yet. */
export function createJobHints(stopping: AbortSignal): JobHints {
  const early = new Set<string>();
  const waiting = new Map<string, () => void>();

  return {
    arrive(organizationId) {
      const tell = waiting.get(organizationId);
      if (tell) tell();
      else early.add(organizationId);
    },
    async wait(organizationId, atMostMs) {
      let isHinted = early.delete(organizationId);
      if (!isHinted && !stopping.aborted) {
        await new Promise<void>((resolve) => {
          const end = () => {
            clearTimeout(timer);
            stopping.removeEventListener('abort', end);
            waiting.delete(organizationId);
            resolve();
          };
          const timer = setTimeout(end, atMostMs);
          waiting.set(organizationId, () => {
            isHinted = true;
            end();
          });
          stopping.addEventListener('abort', end);
        });
      }
      if (stopping.aborted) throw new AppError('crm-unavailable', 'Tierwise stops');
      return isHinted;
    },
    isAwaited: (organizationId) => waiting.has(organizationId),
  };
}
