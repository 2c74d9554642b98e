import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** A server that hears notifications. */
export interface Subscriber {
  url: string;
  /** The bodies it was sent, in order. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into notifications of every shape
  heard: any[];
  /** What their headers were. */
  headers: Record<string, string | string[] | undefined>[];
  /** HTTP status it answers; default 200. */
  status: number;
}

let stops: (() => Promise<void>)[] = [];

/** A listening subscriber, stopped after the test. */
export async function aSubscriber(): Promise<Subscriber> {
  const subscriber: Subscriber = { url: '', heard: [], headers: [], status: 200 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    subscriber.heard.push(JSON.parse(Buffer.concat(chunks).toString()));
    subscriber.headers.push(request.headers);
    response.writeHead(subscriber.status).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  subscriber.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`;
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return subscriber;
}

afterEach(async () => {
  const closing = stops;
  stops = [];
  await Promise.all(closing.map((stop) => stop()));
});
