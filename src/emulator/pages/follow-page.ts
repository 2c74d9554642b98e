/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Keeps a page as the CRM is: asks for its regions again and again, puts in what differs, and lights up what changed.
 * Sends small forms without leaving the page. Runs in a browser as a script of its own, so it uses nothing from outside
 * itself.
 */
export function followPage(): void {
  const everyMs = 800;
  const main = document.querySelector<HTMLElement>('main[data-live]');
  const address = main?.dataset['live'];
  let shown: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    if (!main || address === undefined) return;
    clearTimeout(timer);
    try {
      // The browser asks whether its copy is still good, so that an unchanged page costs a few bytes.
      const response = await fetch(address, { cache: 'no-cache' });
      // The session is over or the record gone: the page itself says what to do.
      if (response.status === 401 || response.status === 404) return location.reload();
      if (response.ok && response.headers.get('ETag') !== shown) {
        const { regions } = (await response.json()) as { regions: Record<string, string> };
        const isWhole = Object.entries(regions).map(([name, markup]) => renew(name, markup));
        shown = isWhole.every(Boolean) ? response.headers.get('ETag') : null;
      }
    } catch {
      // The CRM is away for a moment; what is shown stays.
    }
    if (document.visibilityState === 'visible') timer = setTimeout(look, everyMs);
  }

  /** Puts a region in, unless somebody is choosing something in it; answers whether the page is now as the CRM is. */
  function renew(name: string, markup: string): boolean {
    const region = main?.querySelector(`[data-region="${name}"]`);
    if (!region) return true;
    const fresh = document.createElement('template');
    fresh.innerHTML = markup;
    if (fresh.innerHTML === region.innerHTML) return true;
    if (region.querySelector('details.picker[open]')) return false;
    const before = textsOf(region);
    region.replaceChildren(fresh.content);
    for (const element of region.querySelectorAll<HTMLElement>('[data-watch]')) {
      const text = before.get(element.dataset['watch'] ?? '');
      if (text !== undefined && text !== element.textContent) lightUp(element);
    }
    return true;
  }

  function textsOf(region: Element): Map<string, string | null> {
    const watched = [...region.querySelectorAll<HTMLElement>('[data-watch]')];
    return new Map(watched.map((element) => [element.dataset['watch'] ?? '', element.textContent]));
  }

  function lightUp(element: HTMLElement): void {
    element.classList.add('changed');
    element.addEventListener('animationend', () => element.classList.remove('changed'), {
      once: true,
    });
  }

  async function submitQuietly(form: HTMLFormElement, submitter: HTMLElement | null) {
    const body = new URLSearchParams(
      [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]),
    );
    const response = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    form.closest('details')?.removeAttribute('open');
    if (response.type === 'opaqueredirect') return look();
    // Refused: the answer is the page that says why, so send it again as a browser does.
    form.removeAttribute('data-quiet');
    form.requestSubmit(submitter);
  }

  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[data-quiet]')) return;
    event.preventDefault();
    submitQuietly(form, event.submitter).catch(() => location.reload());
  });
  document.addEventListener('click', ({ target }) => {
    for (const open of document.querySelectorAll('details.picker[open], details.menu[open]'))
      if (!open.contains(target as Node)) open.removeAttribute('open');
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const open of document.querySelectorAll('details[open]')) open.removeAttribute('open');
  });
  // A closed deal with a date to come would not count: who closes it most likely means today, and may still say otherwise.
  document.addEventListener('change', ({ target }) => {
    const form = (target as HTMLElement).closest<HTMLFormElement>('form#deal');
    const chosen = form?.querySelector<HTMLOptionElement>('[name=stage] option:checked');
    const day = form?.querySelector<HTMLInputElement>('[name=closingDate]');
    const today = form?.dataset['today'];
    if ((target as HTMLElement).matches('[name=stage]') && chosen?.hasAttribute('data-closed'))
      if (day && today !== undefined && day.value > today) day.value = today;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look();
  });
  void look();
}
