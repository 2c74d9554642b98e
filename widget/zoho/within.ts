import { PageFailure } from './page-failure.ts';

/** How long the CRM page may take to answer: 15 seconds. */
const patienceMs = 15_000;

/** What a promise of Zoho's library comes to; those wait for ever, so silence becomes `crm-silent`. */
export async function within<Value>(promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PageFailure('crm-silent')), patienceMs);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
