/// <reference lib="dom" />

/** How a CRM page embeds a widget; stands as JSON in the `data-widget` attribute of the element that takes the frame. */
export interface WidgetFrame {
  /** What the frame is called. */
  title: string;
  /** Address of the widget's page. */
  widgetUrl: string;
  /** What the page tells the widget it is about. */
  pageLoad: unknown;
  /** The user's locale (`zh_CN`). */
  locale: string;
  /** Where the page's own server answers a widget's calls: the call is posted there as JSON. */
  answerUrl: string;
  /** Where records have their pages, by the name of their tab: `{tabsUrl}/Accounts/{id}`. */
  tabsUrl: string;
  /** For the frame's `sandbox` attribute; none when absent. */
  sandbox?: string;
}

/**
 * The CRM page's side of Zoho's embedded-app protocol: puts the widget into its place, greets it, and answers its calls.
 * Runs in a browser as a script of its own, so it uses nothing from outside itself.
 */
export function hostWidget(): void {
  const place = document.querySelector<HTMLElement>('[data-widget]');
  if (!place) return;
  const settings = JSON.parse(place.dataset['widget'] ?? '{}') as WidgetFrame;
  const frame = document.createElement('iframe');
  const address = new URL(settings.widgetUrl);
  address.searchParams.set('serviceOrigin', location.origin);
  frame.title = settings.title;
  frame.height = '320';
  if (settings.sandbox !== undefined) frame.setAttribute('sandbox', settings.sandbox);
  frame.src = address.href;

  const send = (message: object) => frame.contentWindow?.postMessage(message, address.origin);
  const sendEvent = (eventName: string, data: unknown, promiseid?: string) =>
    send({ type: 'FRAMEWORK.EVENT', eventName, data, promiseid });

  /** Tells the widget what the page is about; again when the page turns to another record. */
  const load = (pageLoad: unknown) => sendEvent('PageLoad', pageLoad);

  /** What the page itself does for a widget. */
  function doHere(action: unknown, data: unknown): void {
    if (action === 'RESIZE') {
      const { height } = data as { height?: string | number };
      if (height !== undefined) frame.height = String(Number.parseInt(String(height), 10));
      return;
    }
    const { record } = (action ?? {}) as { record?: string };
    const { Entity: module, RecordID: id, target } = data as Record<string, string | undefined>;
    if (record !== 'OPEN' || module === undefined || id === undefined) return;
    const tab = module === 'Deals' ? 'Potentials' : module;
    const path = [tab, id].map(encodeURIComponent).join('/');
    window.open(`${settings.tabsUrl}/${path}`, target ?? '_self');
  }

  async function answer(call: { category?: string; action?: unknown; data?: unknown }) {
    if (call.category === 'UI') doHere(call.action, call.data ?? {});
    if (call.category === 'UI' && call.action === 'RESIZE') return true;
    const response = await fetch(settings.answerUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(call),
    });
    const body: unknown = await response.json();
    if (!response.ok) throw body;
    return body;
  }

  window.addEventListener('message', ({ source, origin, data: message }: MessageEvent) => {
    if (source !== frame.contentWindow || origin !== address.origin) return;
    const { eventName, promiseid, data } = message;
    if (eventName === 'REGISTER') {
      sendEvent('SET_CONTEXT', {
        uniqueID: crypto.randomUUID(),
        model: {},
        locale: settings.locale,
        localeResource: {},
        connectors: [],
      });
      load(settings.pageLoad);
    }
    if (eventName === 'CRM_EVENT') {
      answer(data).then(
        (result) => sendEvent('EVENT_RESPONSE', result, promiseid),
        (error: unknown) => sendEvent('EVENT_RESPONSE_FAILURE', error, promiseid),
      );
    }
  });
  Object.assign(window, { loadInWidget: load });
  place.append(frame);
}
