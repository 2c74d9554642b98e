import type { Language, Session as Pass } from '../../src/http/contract.ts';
import { callServer, type ServerAnswer } from '../server/call-server.ts';
import { failureIn } from '../server/server-failure.ts';

/** The bearers of one page: kept in memory and nowhere else, each renewed by the session's cookie before it ends. */
export interface Passes {
  /** Gets a bearer for a ticket fresh from signing in, or by the cookie; answers who it is for. */
  open(request: { ticket?: string; collectorSecret?: string }): Promise<{ userName: string }>;
  /** Reads with a bearer; `undefined` when there is none to be had. */
  read<Value>(path: string, knownTag?: string): Promise<ServerAnswer<Value> | undefined>;
}

/** A bearer is renewed this long before it ends. */
const renewBeforeMs = 30_000;

/**
 * @param onOver hears that the session is over: a bearer was refused and the cookie brings no other
 */
export function createPasses(language: () => Language, onOver: () => void): Passes {
  let pass: { bearer: string; renewAt: number } | undefined;

  async function open(request: { ticket?: string; collectorSecret?: string }) {
    const { value, serverTime } = await callServer<Pass>('/session', {
      method: 'POST',
      language: language(),
      body: request,
    });
    const { bearer, expiresAt, userName } = value as Pass;
    // The server's clock may differ from ours: only how long the bearer lives is taken from it.
    const lifeMs = expiresAt - serverTime;
    pass = { bearer, renewAt: performance.now() + lifeMs - renewBeforeMs };
    return { userName };
  }

  async function renew(): Promise<void> {
    try {
      await open({});
    } catch (error) {
      if (failureIn(error).code !== 'not-signed-in') throw error;
      end();
    }
  }

  function end(): void {
    pass = undefined;
    onOver();
  }

  return {
    open,

    async read<Value>(path: string, knownTag?: string) {
      if (pass && performance.now() >= pass.renewAt) await renew();
      for (const isLastTry of [false, true]) {
        if (!pass) return undefined;
        try {
          const { bearer } = pass;
          return await callServer<Value>(path, { language: language(), bearer, knownTag });
        } catch (error) {
          if (failureIn(error).code !== 'not-signed-in') throw error;
          if (!isLastTry) await renew();
        }
      }
      end();
      return undefined;
    },
  };
}
