import { PageFailure } from './page-failure.ts';
import type { Zoho } from './zoho.ts';

/** How long the library may take to arrive: 20 seconds. */
const patienceMs = 20_000;

/** Loads Zoho's embedded-app library from its address; `library-missing` when it does not come. */
export function loadZoho(address: string): Promise<Zoho> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new PageFailure('library-missing'));
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => (window.ZOHO ? resolve(window.ZOHO) : fail()));
    script.addEventListener('error', fail);
    setTimeout(fail, patienceMs);
    document.head.append(script);
  });
}
