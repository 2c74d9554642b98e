import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Express } from 'express';
import type { Channel } from '../../src/app/ports/channel-store.ts';
import type { Log } from '../../src/app/ports/log.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { createReceiveNotification } from '../../src/app/receive-notification.ts';
import { hashSecret } from '../../src/app/secrets.ts';
import { openServer } from '../../src/http/create-server.ts';
import { createErrorResponse } from '../../src/http/error-response.ts';
import { createSecurityHeaders } from '../../src/http/middleware/security-headers.ts';
import { notificationRoutes } from '../../src/http/routes/notifications.ts';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';

const channel: Channel = {
  channelId: '1000000068001',
  organizationId: '808232144',
  tokenHash: hashSecret('token'),
  urlSecretHash: hashSecret('url-secret'),
  expiresAt: Date.now() + 86_400_000,
};

/** A notification as Zoho sends it; the bench puts a record's id in place of RECORD. */
const body = JSON.stringify({
  server_time: 1_750_102_639_787,
  affected_values: [{ record_id: 'RECORD', values: { Stage: 'Closed Won', Amount: 125_000 } }],
  query_params: {},
  module: 'Deals',
  resource_uri: 'https://www.zohoapis.com/crm/v8/Deals',
  ids: ['RECORD'],
  affected_fields: [{ record: ['Stage', 'Amount', 'Closing_Date'] }],
  operation: 'update',
  channel_id: channel.channelId,
  token: 'token',
});

const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

const folder = mkdtempSync(join(tmpdir(), 'tierwise-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());

const server = await openServer(0, '127.0.0.1');
server.serve(await appOf(process.argv[2] ?? ''));
process.send?.({ url: `http://127.0.0.1:${server.port}/zoho/notifications/url-secret`, body });

async function appOf(variant: string): Promise<Express> {
  const app = express().disable('x-powered-by');
  if (variant === 'bare-express') {
    return app.post('/zoho/notifications/:secret', (_, response) => {
      response.status(202).json({ status: 'accepted' });
    });
  }
  const store = variant === 'durable' ? await realStore() : forgetfulStore();
  const receiveNotification = createReceiveNotification({
    store,
    clock: { now: Date.now },
    wakeWorker: () => {},
  });
  const headers = {
    frameAncestors: ["'none'"],
    widgetSdkUrl: 'https://live.zwidgets.com',
    isSecure: true,
  };
  return app
    .use(createSecurityHeaders(headers))
    .use(notificationRoutes({ receiveNotification }))
    .use(createErrorResponse(silentLog));
}

async function realStore(): Promise<Store> {
  const store = await createSqliteStore({
    path: join(folder, 'bench.db'),
    secretKey: randomBytes(32).toString('base64'),
  });
  await store.channels.save(channel);
  return store;
}

/** Knows the channel and keeps nothing: what the route costs beside the store. */
function forgetfulStore(): Store {
  return {
    channels: { find: async () => channel },
    inbox: { markRecords: async () => {} },
  } as unknown as Store;
}
