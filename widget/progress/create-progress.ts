import type { Failure, InstallProgress, Language, WebhookDoor } from '../../src/http/contract.ts';
import { type Cell, createCell } from '../cell.ts';
import { callServer } from '../server/call-server.ts';
import { failureIn } from '../server/server-failure.ts';

/** What is known of an installation. */
interface ProgressState {
  progress?: InstallProgress;
  /** Made on demand. */
  webhook?: WebhookDoor;
  /** Why the server did not answer the last question. */
  failure?: Failure;
}

/** The installation that a signed link opens. */
export interface Progress {
  state: Cell<ProgressState>;
  /** Reads how far it has come, again and again until it has ended or the link does not open anything. */
  follow(): Promise<void>;
  /** Makes an address for workflow webhooks; an earlier one ends. */
  makeWebhook(): Promise<void>;
}

const lookMs = 1000;
/** After a failure the server is left alone a little longer. */
const lookAfterFailureMs = 5000;

/**
 * @param link the signed part of the address; empty when the page was opened without
 */
export function createProgress(link: string, language: () => Language): Progress {
  const state = createCell<ProgressState>({});
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function follow(): Promise<void> {
    clearTimeout(timer);
    if (link === '') return;
    const isOver = await look();
    if (isOver) return;
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), state.get().failure ? lookAfterFailureMs : lookMs);
  }

  /** Whether there is nothing more to see. */
  async function look(): Promise<boolean> {
    const { failure: _, ...known } = state.get();
    try {
      const { value } = await callServer<InstallProgress>(`/progress/${link}`, {
        language: language(),
      });
      if (value) state.set({ ...known, progress: value });
      return value?.state !== 'running';
    } catch (error) {
      const failure = failureIn(error);
      state.set({ ...known, failure });
      return failure.code === 'not-found';
    }
  }

  return {
    state,
    follow,
    async makeWebhook() {
      const { failure: _, ...known } = state.get();
      try {
        const { value } = await callServer<WebhookDoor>(`/progress/${link}/webhook`, {
          method: 'POST',
          language: language(),
        });
        if (value) state.set({ ...known, webhook: value });
      } catch (error) {
        state.set({ ...known, failure: failureIn(error) });
      }
    },
  };
}
