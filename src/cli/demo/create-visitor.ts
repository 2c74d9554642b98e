/** A browser without a screen, as far as a person needs one to consent: it keeps cookies, follows redirects, submits forms. */
export interface Visitor {
  /** Opens an address and follows where it leads. */
  open(url: string): Promise<VisitedPage>;
  /** Submits a form of a page, the first one or that with an id, with some of its choices made. Throws when there is none. */
  submit(page: VisitedPage, choices: Record<string, string>, id?: string): Promise<VisitedPage>;
}

/** Where a visitor has come. */
export interface VisitedPage {
  url: string;
  status: number;
  html: string;
}

const mostRedirects = 10;

/** A visitor who has been nowhere yet. */
export function createVisitor(language: string): Visitor {
  const jars = new Map<string, Map<string, string>>();

  async function load(address: string, init: RequestInit = {}): Promise<VisitedPage> {
    let url = address;
    let request = init;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await fetch(url, {
        ...request,
        redirect: 'manual',
        headers: { cookie: cookiesFor(url), 'accept-language': language },
      });
      keepCookies(url, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (location === null || response.status < 300 || response.status >= 400) {
        return { url, status: response.status, html: await response.text() };
      }
      await response.body?.cancel();
      url = new URL(location, url).href;
      request = {};
    }
    throw new Error(`${address} redirects without end`);
  }

  function cookiesFor(url: string): string {
    const jar = jars.get(new URL(url).hostname) ?? new Map<string, string>();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  function keepCookies(url: string, setCookies: string[]): void {
    const { hostname } = new URL(url);
    const jar = jars.get(hostname) ?? new Map<string, string>();
    jars.set(hostname, jar);
    for (const setCookie of setCookies) {
      const [pair = ''] = setCookie.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  return {
    open: (url) => load(url),
    submit(page, choices, id) {
      const form = formOf(page, id);
      const action = /^<form[^>]* action="([^"]*)"/.exec(form)?.[1] ?? '';
      const hidden = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
      const body = new URLSearchParams();
      for (const [, name = '', value = ''] of hidden) body.set(name, decodeEntities(value));
      for (const [name, value] of Object.entries(choices)) body.set(name, value);
      return load(new URL(decodeEntities(action), page.url).href, { method: 'POST', body });
    },
  };
}

function formOf({ html, url }: VisitedPage, id: string | undefined): string {
  const start = id === undefined ? '<form[^>]*>' : `<form[^>]* id="${id}"[^>]*>`;
  const [form] = new RegExp(`${start}.*?</form>`, 's').exec(html) ?? [];
  if (form === undefined) throw new Error(`${new URL(url).pathname} has no such form`);
  return form;
}

function decodeEntities(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
