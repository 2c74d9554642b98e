/// <reference lib="dom" />

/**
 * The widget's side of Zoho's embedded-app protocol, with the library's public API as far as a widget like ours uses it.
 * Runs in a browser as a script of its own, so it uses nothing from outside itself.
 *
 * It believes any frame that speaks to it once it has its context, as the official library does: its check of the sender
 * answers an `Error`, and that is truthy (https://github.com/ZohoDevelopers/embeddedApp-js-sdk, `isAuthorizedMessage`).
 */
export function embeddedAppSdk(): void {
  const serviceOrigin = new URLSearchParams(location.search).get('serviceOrigin') ?? '';
  const appOrigin = encodeURIComponent(location.origin + location.pathname);
  const listeners = new Map<string, ((data: unknown) => void)[]>();
  const waiting = new Map<
    string,
    { resolve(value: unknown): void; reject(error: unknown): void }
  >();
  let uniqueID: unknown;
  let nextPromise = 100;
  let announce: (() => void) | undefined;
  let ready: Promise<void> | undefined;

  function hear(
    message: { type?: unknown; eventName?: unknown; data?: unknown } & { promiseid?: unknown },
  ) {
    if (message.type !== 'FRAMEWORK.EVENT') return;
    const { eventName, data } = message;
    const call = waiting.get(String(message.promiseid));
    if (eventName === 'SET_CONTEXT') {
      uniqueID = (data as { uniqueID?: unknown }).uniqueID;
      announce?.();
    } else if (eventName === 'EVENT_RESPONSE') call?.resolve(data);
    else if (eventName === 'EVENT_RESPONSE_FAILURE') call?.reject(data);
    else for (const listener of listeners.get(String(eventName)) ?? []) listener(data);
  }

  function call(data: object): Promise<unknown> {
    const promiseid = `Promise${nextPromise++}`;
    const answer = new Promise((resolve, reject) => waiting.set(promiseid, { resolve, reject }));
    const time = Date.now();
    window.parent.postMessage(
      {
        type: 'SDK.EVENT',
        eventName: 'CRM_EVENT',
        uniqueID,
        time,
        promiseid,
        data: { ...data, sdkVersion: '1' },
        appOrigin,
      },
      serviceOrigin,
    );
    return answer;
  }

  Object.assign(window, {
    ZOHO: {
      embeddedApp: {
        on(event: string, listener: (data: unknown) => void) {
          listeners.set(event, [...(listeners.get(event) ?? []), listener]);
        },
        init() {
          ready ??= new Promise((resolve) => {
            announce = resolve;
            window.addEventListener('message', (event: MessageEvent) => hear(event.data ?? {}));
            const register = { type: 'SDK.EVENT', eventName: 'REGISTER', appOrigin };
            window.parent.postMessage(register, serviceOrigin);
            window.addEventListener('pagehide', () => {
              const farewell = { type: 'SDK.EVENT', eventName: 'DEREGISTER', uniqueID, appOrigin };
              window.parent.postMessage(farewell, serviceOrigin);
            });
          });
          return ready;
        },
      },
      CRM: {
        API: { getRecord: (request: object) => call({ category: 'READ', APIData: request }) },
        META: {
          getFields: (request: object) =>
            call({ ...request, type: 'FIELD_LIST', category: 'META' }),
        },
        CONFIG: { getCurrentUser: () => call({ category: 'CONFIG', type: 'CURRENT_USER' }) },
        UI: {
          Resize: ({ width, height }: { width?: unknown; height?: unknown }) =>
            call({ category: 'UI', action: 'RESIZE', data: { width, height } }),
          Record: {
            open: (record: { Entity: string; RecordID: string; Target?: string }) =>
              call({
                category: 'UI',
                action: { record: 'OPEN' },
                data: {
                  Entity: record.Entity,
                  RecordID: record.RecordID,
                  target: record.Target,
                },
              }),
          },
        },
      },
    },
  });
}
