import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type APIHTTPConnector,
  Environment,
  Initializer,
  SDKConfig,
} from '@zohocrm/typescript-sdk';
import type { HttpAnswer, HttpRequest } from '../transport.ts';

/** On whose behalf one SDK operation runs, and how its single request is sent. */
export interface SdkAccess {
  /** API address of the organization; the request may go nowhere else. */
  apiUrl: string;
  accessToken: string;
  send(request: HttpRequest): Promise<HttpAnswer>;
}

/**
 * What the SDK believes to be its global configuration: here it belongs to one call of one organization, and the
 * SDK finds it through {@link currentSdkCall} only.
 */
export class SdkCall extends Initializer {
  readonly access: SdkAccess;
  /** Why the request brought no answer; kept here because the SDK wraps what it catches beyond recognition. */
  failure: unknown;
  #requests = 0;

  constructor(access: SdkAccess) {
    super();
    this.access = access;
  }

  /** Sends the call's request; a second one in the same call would be one that nobody asked for. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    try {
      this.#requests += 1;
      if (this.#requests > 1) throw new Error('the Zoho SDK tried to send a second request');
      if (request.url.origin !== this.access.apiUrl)
        throw new Error(`the Zoho SDK tried to reach ${request.url.origin}`);
      return await this.access.send(request);
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  override getEnvironment(): Environment {
    const { apiUrl } = this.access;
    return new Environment(apiUrl, 'http://accounts.invalid', 'http://upload.invalid');
  }

  override getToken() {
    const { accessToken } = this.access;
    return {
      authenticate(connector: APIHTTPConnector): void {
        // The SDK hands over the caller's own header map; writing into it would carry the token to whoever uses it next.
        connector.setHeaders(new Map(connector.getHeaders()));
        connector.addHeader('Authorization', `Zoho-oauthtoken ${accessToken}`);
      },
      generateToken: refuse,
      remove: refuse,
      revoke: refuse,
      getId: refuse,
    };
  }

  override getSDKConfig(): SDKConfig {
    return new SDKConfig(false, false, 0, false);
  }

  override getStore(): never {
    return refuse();
  }

  override getResourcePath(): never {
    return refuse();
  }
}

const calls = new AsyncLocalStorage<SdkCall>();

/** Runs an SDK operation within its call; everything it awaits sees that call and no other. */
export function withinSdkCall<T>(call: SdkCall, operation: () => Promise<T>): Promise<T> {
  return calls.run(call, operation);
}

/** The call that the running code belongs to. Outside of one the SDK gets nothing to work with. */
export function currentSdkCall(): SdkCall {
  const call = calls.getStore();
  if (!call) throw new Error('the Zoho SDK was used outside of a call');
  return call;
}

function refuse(): never {
  throw new Error('the Zoho SDK must not handle tokens or files');
}
