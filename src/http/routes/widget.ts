import express, { Router } from 'express';
import type { WidgetSettings } from '../contract.ts';

/** The pages people see: the widget and its companions, as built by Vite, and what they need to know of this server. */
export function widgetRoutes(parts: { widgetDirectory: string; settings: WidgetSettings }): Router {
  const router = Router();
  router.get('/widget/settings.json', (_, response) => {
    response.json(parts.settings);
  });
  router.use(
    '/widget',
    express.static(parts.widgetDirectory, { index: 'index.html', redirect: true }),
  );
  router.get('/', (_, response) => response.redirect('/widget/welcome.html'));
  return router;
}
