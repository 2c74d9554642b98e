import type { Language } from '../core/text.ts';
import type { AppDependencies } from './dependencies.ts';
import type { ConsentPurpose } from './ports/crm-identity.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** How long a person may take to consent: 10 minutes. */
export const consentLifeMs = 10 * 60_000;

/** What a browser wants. */
export interface ConsentRequest {
  purpose: ConsentPurpose;
  language: Language;
  /** Where the organization lives (`com`, `eu`, `com.cn` …); the default data center when absent. */
  dataCenter?: string | undefined;
  /** For `connect`: keys of the class fields to install. */
  fields?: string[] | undefined;
  /** For `sign-in`: SHA-256 (hex) of a secret the widget keeps; only who knows it may collect the result. */
  collectorHash?: string | undefined;
}

/** Where to send the browser, and the secret that binds the consent to it (a cookie). */
export interface ConsentStart {
  url: string;
  browserSecret: string;
}

/** Path of the address Zoho sends browsers back to, the same for both purposes. */
export const consentCallbackPath = '/oauth/callback';

/** Begins a consent at Zoho: keeps its state, bound to the browser that asked. */
export function createBeginConsent({
  store,
  identity,
  clock,
  publicUrl,
}: Pick<AppDependencies, 'store' | 'identity' | 'clock' | 'publicUrl'>) {
  return async function beginConsent(request: ConsentRequest): Promise<ConsentStart> {
    const { purpose, language, dataCenter, fields, collectorHash } = request;
    const state = newSecret();
    const browserSecret = newSecret();
    const url = identity.consentUrl({
      purpose,
      state,
      redirectUri: publicUrl + consentCallbackPath,
      dataCenter,
    });
    await store.signIns.putConsent(hashSecret(state), {
      purpose,
      browserHash: hashSecret(browserSecret),
      language,
      fields,
      collectorHash,
      expiresAt: clock.now() + consentLifeMs,
    });
    return { url, browserSecret };
  };
}
