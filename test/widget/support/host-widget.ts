/// <reference lib="dom" />

/** How a CRM page embeds a widget. */
export interface WidgetFrame {
  /** Address of the widget's page. */
  widgetUrl: string;
  /** What the page tells the widget it is about. */
  pageLoad: unknown;
  /** The user's locale (`zh_CN`). */
  locale: string;
  /** Where the page's own server answers a widget's calls: the call is posted there as JSON. */
  answerUrl: string;
  /** For the frame's `sandbox` attribute; none when absent. */
  sandbox?: string;
}

/**
 * The CRM page's side of Zoho's embedded-app protocol: puts the widget into a frame, greets it, and answers its calls.
 * Runs in a browser as a script of its own, so it uses nothing from outside itself.
 */
export function hostWidget(settings: WidgetFrame): void {
  const frame = document.createElement('iframe');
  const address = new URL(settings.widgetUrl);
  address.searchParams.set('serviceOrigin', location.origin);
  frame.title = 'Tierwise';
  frame.style.cssText = 'display:block;width:100%;height:320px;border:0';
  if (settings.sandbox !== undefined) frame.setAttribute('sandbox', settings.sandbox);
  frame.src = address.href;

  const send = (message: object) => frame.contentWindow?.postMessage(message, address.origin);
  const sendEvent = (eventName: string, data: unknown, promiseid?: string) =>
    send({ type: 'FRAMEWORK.EVENT', eventName, data, promiseid });

  /** Tells the widget what the page is about; again when the page turns to another record. */
  const load = (pageLoad: unknown) => sendEvent('PageLoad', pageLoad);

  async function answer(call: { category?: string; action?: unknown; data?: unknown }) {
    if (call.category === 'UI' && call.action === 'RESIZE') {
      const { height } = call.data as { height?: string | number };
      if (height !== undefined) frame.style.height = `${Number.parseInt(String(height), 10)}px`;
      return true;
    }
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
  document.body.append(frame);
}
