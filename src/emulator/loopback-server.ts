import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A listening HTTP server on 127.0.0.1. */
export interface LoopbackServer {
  /** Origin without a trailing slash. */
  url: string;
  /** Cuts every open connection and frees the port. */
  stop(): Promise<void>;
}

/** Listens on the port, or on a free one when it is 0; rejects when the port is taken. */
export function listenOnLoopback(handle: RequestListener, port: number): Promise<LoopbackServer> {
  const server = createServer({ keepAliveTimeout: 60_000 }, handle);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            server.closeAllConnections();
          }),
      });
    });
  });
}
