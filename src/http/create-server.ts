import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { AppError } from '../app/errors.ts';
import type { Log } from '../app/ports/log.ts';
import type { WidgetSettings } from './contract.ts';
import { createErrorResponse } from './error-response.ts';
import { createSecurityHeaders } from './middleware/security-headers.ts';
import { accountRoutes } from './routes/accounts.ts';
import { bulkJobRoutes } from './routes/bulk-jobs.ts';
import { type ConsentOperations, consentRoutes } from './routes/consent.ts';
import { healthRoutes } from './routes/health.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { progressRoutes } from './routes/progress.ts';
import { sessionRoutes } from './routes/session.ts';
import { uninstallRoutes } from './routes/uninstall.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { widgetRoutes } from './routes/widget.ts';
import { workflowCallRoutes } from './routes/workflow-calls.ts';

/** What the server is made of: the operations its routes call, and what the outside may know of it. */
export type ServerParts = ConsentOperations &
  Parameters<typeof healthRoutes>[0] &
  Parameters<typeof notificationRoutes>[0] &
  Parameters<typeof webhookRoutes>[0] &
  Parameters<typeof workflowCallRoutes>[0] &
  Parameters<typeof uninstallRoutes>[0] &
  Parameters<typeof bulkJobRoutes>[0] &
  Parameters<typeof accountRoutes>[0] &
  Parameters<typeof progressRoutes>[0] &
  Parameters<typeof sessionRoutes>[0] & {
    log: Log;
    /** Who may show our pages in a frame. */
    frameAncestors: readonly string[];
    /** Folder of the built widget. */
    widgetDirectory: string;
    widgetSettings: WidgetSettings;
  };

/** The Express application: every route with what protects it. */
export function createExpressApp(parts: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Whose address a request has is believed of a proxy on this machine or in its private network, and of nobody else.
  app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);
  app.use(
    createSecurityHeaders({
      frameAncestors: parts.frameAncestors,
      widgetSdkUrl: parts.widgetSettings.sdkUrl,
      isSecure: parts.publicUrl.startsWith('https:'),
    }),
  );
  app.use(healthRoutes(parts));
  app.use(notificationRoutes(parts));
  app.use(webhookRoutes(parts));
  app.use(workflowCallRoutes(parts));
  app.use(uninstallRoutes(parts));
  app.use(bulkJobRoutes(parts));
  app.use(consentRoutes(parts));
  app.use(sessionRoutes(parts));
  app.use(accountRoutes(parts));
  app.use(progressRoutes(parts));
  app.use(widgetRoutes({ widgetDirectory: parts.widgetDirectory, settings: parts.widgetSettings }));
  app.use(() => {
    throw new AppError('not-found', 'page');
  });
  app.use(createErrorResponse(parts.log));
  return app;
}

/** A server that listens; requests that come before it is given an application wait for it. */
export interface OpenServer {
  port: number;
  serve(app: Express): void;
  /** Takes no more requests, lets those under way end, then closes every connection. */
  stop(): Promise<void>;
}

/** How long requests under way may take to end when the server stops. */
const graceMs = 5000;

/** Opens a port; 0 picks a free one. */
export async function openServer(port: number, host: string): Promise<OpenServer> {
  let app: Express | undefined;
  let waiting: (() => void)[] = [];
  let isStopping = false;
  const server = createHttpServer((request, response) => {
    // A connection whose last request ends while we stop would be kept open for the next one.
    response.once('close', () => isStopping && setImmediate(() => server.closeIdleConnections()));
    if (app) app(request, response);
    else waiting.push(() => app?.(request, response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve(given) {
      app = given;
      for (const answer of waiting) answer();
      waiting = [];
    },
    stop() {
      isStopping = true;
      return stop(server, app ? graceMs : 0);
    },
  };
}

async function stop(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(timer);
}
