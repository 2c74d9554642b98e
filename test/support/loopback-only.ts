import { Socket } from 'node:net';

/** Refuses every connection that leaves this machine: a test that needs the network is a wrong test. */
const connect = Socket.prototype.connect;
Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]): Socket {
  const options = (Array.isArray(args[0]) ? args[0][0] : args[0]) as {
    host?: string;
    path?: string;
  };
  const host = options.host;
  const isLocal =
    options.path !== undefined ||
    host === undefined ||
    ['localhost', '127.0.0.1', '::1'].includes(host);
  if (!isLocal) throw new Error(`test tried to connect to ${host}; only loopback is allowed`);
  return connect.apply(this, args as Parameters<typeof connect>);
} as typeof connect;
