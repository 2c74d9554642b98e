import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';

/** A variable that may be left empty in `.env`: empty means absent. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const withDefault = <Value extends string | number>(schema: z.ZodType<Value>, value: Value) =>
  z.preprocess((given) => (given === '' || given === undefined ? value : given), schema);

const required = (remedy: string) => z.string({ error: remedy }).min(1, remedy);

const address = z.url({
  protocol: /^https?$/,
  error: 'must be an address such as https://tierwise.example.com',
});

/** Ids of the data centers where consent may start; `local` is the emulator's. */
const dataCenterIds = ['com', 'eu', 'in', 'com.au', 'jp', 'ca', 'sa', 'com.cn', 'uk', 'local'];

/** Every variable of the environment that Tierwise reads, in the order of `.env.example`. */
const Environment = z.object({
  PORT: withDefault(
    z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535),
    8080,
  ),
  HOST: withDefault(z.string(), '127.0.0.1'),
  PUBLIC_URL: required('set it to the address at which browsers and Zoho reach this server').pipe(
    address,
  ),
  DATABASE_PATH: withDefault(z.string(), '.tierwise/tierwise.db'),
  SECRET_KEY: required('set it to 32 random bytes as base64: openssl rand -base64 32').refine(
    (key) => Buffer.from(key, 'base64').length === 32,
    'must be 32 bytes as base64: openssl rand -base64 32',
  ),
  ZOHO_CLIENT_ID: required('create a server-based client at https://api-console.zoho.com'),
  ZOHO_CLIENT_SECRET: required('copy it from the client at https://api-console.zoho.com'),
  ZOHO_SIGN_IN_CLIENT_ID: required('create a second server-based client, for people who sign in'),
  ZOHO_SIGN_IN_CLIENT_SECRET: required('copy it from the second client'),
  ZOHO_DATA_CENTER: withDefault(
    z.string().refine((id) => dataCenterIds.includes(id), {
      error: `choose one of ${dataCenterIds.join(' ')}`,
    }),
    'com',
  ),
  ZOHO_EMULATOR_URL: optional(address),
  ZOHO_EMULATOR_ACCOUNTS_URL: optional(address),
  WIDGET_SDK_URL: withDefault(
    address,
    'https://live.zwidgets.com/js-sdk/1.5/ZohoEmbededAppSDK.min.js',
  ),
  NIGHTLY_HOUR: withDefault(
    z.coerce.number({ error: 'must be an hour from 0 to 23' }).int().min(0).max(23),
    2,
  ),
  LOG_LEVEL: withDefault(z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
});

/** The names of all variables, in order; compared with `.env.example` by a test. */
export const environmentNames: readonly string[] = Object.keys(Environment.shape);

/** The settings of a running server, checked once and handed out by the composition root. */
export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash. */
  publicUrl: string;
  databasePath: string;
  /** 32 bytes as base64. */
  secretKey: string;
  zoho: {
    connectClient: { id: string; secret: string };
    signInClient: { id: string; secret: string };
    /** Where consent starts when nobody says otherwise. */
    dataCenter: string;
    /** A local Zoho CRM to use beside the real data centers. */
    emulator: { apiUrl: string; accountsUrl: string } | undefined;
  };
  widgetSdkUrl: string;
  /** Hour of the organization's own night, 0–23. */
  nightlyHour: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** The environment is not usable; the message lists every variable that is wrong with what to do, and no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads `.env` (real variables win) and the environment. Throws {@link ConfigError} with all complaints at once.
 *
 * @param environment stands in for `process.env`; then `.env` is not read
 */
export function readConfig(environment?: Record<string, string | undefined>): Config {
  if (!environment) loadDotenv({ quiet: true });
  const { data, error } = Environment.safeParse(environment ?? process.env);
  if (error) {
    const complaints = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigError(`the settings are not complete:\n${complaints.join('\n')}`);
  }
  const { ZOHO_EMULATOR_URL: apiUrl, ZOHO_EMULATOR_ACCOUNTS_URL: accountsUrl } = data;
  return {
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PUBLIC_URL.replace(/\/+$/, ''),
    databasePath: data.DATABASE_PATH,
    secretKey: data.SECRET_KEY,
    zoho: {
      connectClient: { id: data.ZOHO_CLIENT_ID, secret: data.ZOHO_CLIENT_SECRET },
      signInClient: { id: data.ZOHO_SIGN_IN_CLIENT_ID, secret: data.ZOHO_SIGN_IN_CLIENT_SECRET },
      dataCenter: data.ZOHO_DATA_CENTER,
      emulator: apiUrl && accountsUrl ? { apiUrl, accountsUrl } : undefined,
    },
    widgetSdkUrl: data.WIDGET_SDK_URL,
    nightlyHour: data.NIGHTLY_HOUR,
    logLevel: data.LOG_LEVEL,
  };
}
