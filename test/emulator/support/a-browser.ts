/** A browser as far as the accounts pages need one: it keeps cookies and stops at redirects. */
export interface Browser {
  get(url: string): Promise<BrowserPage>;
  /** Submits the page's form with these choices. */
  submit(page: BrowserPage, choices: Record<string, string>): Promise<BrowserPage>;
  /** The Cookie header it would send. */
  readonly cookies: string;
}

/** What a browser was answered. */
interface BrowserPage {
  url: string;
  status: number;
  html: string;
  /** Where it was sent instead, if it was. */
  location: URL | undefined;
}

/** A browser without cookies. */
export function aBrowser(language = 'en'): Browser {
  let cookies = '';

  async function load(url: string, init: RequestInit = {}): Promise<BrowserPage> {
    const headers = { cookie: cookies, 'accept-language': language };
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    const setCookie = response.headers.get('set-cookie');
    if (setCookie !== null) cookies = setCookie.split(';')[0] ?? '';
    const location = response.headers.get('location');
    return {
      url,
      status: response.status,
      html: await response.text(),
      location: location === null ? undefined : new URL(location, url),
    };
  }

  return {
    get: load,
    submit(page, choices) {
      const action = /<form method="post" action="([^"]+)"/.exec(page.html)?.[1] ?? '';
      const form = new URLSearchParams(hiddenFields(page.html));
      for (const [name, value] of Object.entries(choices)) form.set(name, value);
      return load(new URL(action, page.url).href, { method: 'POST', body: form });
    },
    get cookies() {
      return cookies;
    },
  };
}

function hiddenFields(html: string): [string, string][] {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return [...inputs].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]);
}
