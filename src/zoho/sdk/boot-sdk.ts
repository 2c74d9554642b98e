import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  APIHTTPConnector,
  Constants,
  Initializer,
  JSONConverter,
  Levels,
  LogBuilder,
  SDKLogger,
  Utility,
} from '@zohocrm/typescript-sdk';
import { fireRequest } from './fire-request.ts';
import { currentSdkCall } from './sdk-call.ts';

/** The only version whose internals are known here; the package is pinned to it. */
const knownVersion = '3.0.0';

let isBooted = false;

/**
 * Prepares the SDK for many organizations in one process. It keeps "who am I" in a static variable, and its
 * `switchUser` hands one organization the token of another even without concurrency; so that variable is replaced
 * by the call that the running code belongs to. What else is replaced: the metadata cache (files on disk, hidden
 * requests, seconds of blocked event loop), the conversion of answers (they stay JSON, ids stay strings) and the
 * HTTP client (hidden retries, no deadline). Once per process; throws on any other version of the SDK.
 */
export function bootSdk(): void {
  if (isBooted) return;
  if (Constants.SDK_VERSION !== knownVersion)
    throw new Error(
      `Zoho SDK ${Constants.SDK_VERSION} is not ${knownVersion}, the version this adapter was checked against`,
    );
  isBooted = true;

  silenceLog();
  Initializer.jsonDetails = Initializer.getJSON(operationsFile());
  Initializer.getInitializer = async () => currentSdkCall();
  Initializer.initialize = refuseGlobalUser;
  Initializer.switchUser = refuseGlobalUser;
  Utility.getFields = async () => {};
  Utility.getFieldsInfo = async () => {};
  Object.assign(JSONConverter.prototype, {
    getModuleDetailFromUserSpecJSON: async () => ({}),
    getWrappedResponse: async (response: { body: unknown }) => [null, response.body],
  });
  Object.assign(APIHTTPConnector.prototype, { fireRequest });
}

/** Winston's default logger, which the SDK writes to and nobody else here, says nothing. */
function silenceLog(): void {
  SDKLogger.initialize(new LogBuilder().level(Levels.OFF).build());
}

/** The SDK's description of its own operations, which it would otherwise load within `initialize`. */
function operationsFile(): string {
  const entry = createRequire(import.meta.url).resolve('@zohocrm/typescript-sdk');
  return join(dirname(entry), 'config', 'json_details.json');
}

async function refuseGlobalUser(): Promise<void> {
  throw new Error('the Zoho SDK has no global user here: run operations within a call');
}
