import type { Send } from './transport.ts';
import { TransportError } from './transport-error.ts';

/** One HTTP exchange, as it is reported. */
export interface Exchange {
  /** HTTP status; 0 when none arrived. */
  status: number;
  /** Absent when no answer arrived. */
  headers: Headers | undefined;
  milliseconds: number;
}

/** The same transport, telling of each exchange once it is over, however it ended. */
export function observedSend(send: Send, observe: (exchange: Exchange) => void): Send {
  return async (request) => {
    const startedAt = performance.now();
    const over = (status: number, headers?: Headers) =>
      observe({ status, headers, milliseconds: performance.now() - startedAt });
    try {
      const answer = await send(request);
      over(answer.status, answer.headers);
      return answer;
    } catch (error) {
      over(error instanceof TransportError ? (error.status ?? 0) : 0);
      throw error;
    }
  };
}
