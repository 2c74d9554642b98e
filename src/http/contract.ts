import { z } from 'zod';

/** The languages of the product. */
export const Language = z.enum(['en', 'zh']);
/** The languages of the product. */
export type Language = z.infer<typeof Language>;

/** How every failure is told: a stable code, a sentence and the next step, in the reader's language. */
export const Failure = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
});
/** How every failure is told. */
export type Failure = z.infer<typeof Failure>;

const secret = z.string().min(1).max(200);

/** What `POST /session` takes: a ticket fresh from signing in with the collector's secret, or nothing but the cookie. */
export const SessionRequest = z.union(
  [z.strictObject({ ticket: secret, collectorSecret: secret }), z.strictObject({})],
  { error: 'give a ticket with its collectorSecret, or neither' },
);
/** What `POST /session` takes. */
export type SessionRequest = z.infer<typeof SessionRequest>;

/** What `POST /session` answers: a pass for the memory of one page. */
export const Session = z.object({
  bearer: z.string(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
  userName: z.string(),
  isAdministrator: z.boolean(),
});
/** A pass for the memory of one page. */
export type Session = z.infer<typeof Session>;

const CardClass = z.object({
  dimension: z.string(),
  title: z.string(),
  value: z.string(),
  label: z.string(),
  colour: z.string(),
  isProvisional: z.boolean(),
  confidence: z.number(),
  reason: z.string(),
  evidence: z.array(z.object({ label: z.string(), text: z.string() })),
  distance: z.string().nullable(),
  override: z
    .object({ computedLabel: z.string(), why: z.string(), until: z.string().nullable() })
    .nullable(),
  change: z.object({ fromLabel: z.string(), on: z.string(), cause: z.string() }).nullable(),
});
/** One class with everything that explains it. */
export type CardClass = z.infer<typeof CardClass>;

const CardPlay = z.object({
  id: z.string(),
  title: z.string(),
  what: z.string(),
  why: z.object({ rule: z.string(), reason: z.string() }),
  who: z.string(),
  when: z.string(),
  isOnCard: z.boolean(),
  isWaiting: z.boolean(),
  isOverdue: z.boolean(),
});
/** One thing to do. */
export type CardPlay = z.infer<typeof CardPlay>;

/**
 * What `GET /api/accounts/:accountId` answers: everything the widget shows of one account, as texts in the reader's
 * language; money and dates too, `asOf` (ISO) excepted.
 */
export const AccountCard = z.object({
  account: z.object({ id: z.string(), name: z.string() }),
  language: Language,
  asOf: z.string(),
  policyVersion: z.string(),
  classes: z.array(CardClass),
  strategy: z.object({ plays: z.array(CardPlay) }),
  deals: z.object({
    counted: z.number(),
    latest: z.array(
      z.object({ id: z.string(), name: z.string(), on: z.string(), amount: z.string() }),
    ),
    excluded: z.array(z.object({ reason: z.string(), count: z.number() })),
  }),
  group: z.array(z.object({ id: z.string(), name: z.string() })),
});
/** Everything the widget shows of one account, as plain texts. */
export type AccountCard = z.infer<typeof AccountCard>;

/** What the server writes into the widget's page for it to read. */
export const WidgetSettings = z.object({
  /** Address of Zoho's embedded-app library. */
  sdkUrl: z.string(),
  /** The class fields of an account, to show from the record before anybody signs in: label and colours by value. */
  fields: z.array(
    z.object({
      key: z.string(),
      /** Labels the field may have, one per language. */
      labels: z.array(z.string()),
      type: z.enum(['picklist', 'text']),
      colours: z.record(z.string(), z.string()),
    }),
  ),
  /** Ids of the data centers that can be connected, the usual one first. */
  dataCenters: z.array(z.string()),
});
/** What the server writes into the widget's page. */
export type WidgetSettings = z.infer<typeof WidgetSettings>;

/** What the sign-in popup posts to the window that opened it: a ticket, or the code of what went wrong. */
export const SignInMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('tierwise:signed-in'), ticket: z.string() }),
  z.object({ type: z.literal('tierwise:sign-in-failed'), code: z.string() }),
]);
/** What the sign-in popup posts to the window that opened it. */
export type SignInMessage = z.infer<typeof SignInMessage>;

/** What `GET /progress/:link` answers: how far an installation has come. */
export const InstallProgress = z.object({
  organizationName: z.string(),
  state: z.enum(['running', 'finished', 'failed']),
  step: z.string(),
  /** Ids of the steps, in order. */
  steps: z.array(z.string()).readonly(),
  done: z.number(),
  /** How much the step has to do in all; absent while unknown. */
  total: z.number().optional(),
  failure: Failure.nullable(),
  /** The time of day at which there are API credits to go on with; absent while it does not wait for any. */
  waitsUntil: z.string().optional(),
  /** API credits spent so far. */
  credits: z.number(),
  /** Lists of accounts that the CRM did not let us make: accounts whose field is a value or has words in it. */
  listsToMake: z.array(
    z.object({
      name: z.string(),
      field: z.string(),
      comparator: z.enum(['is', 'contains']),
      value: z.string(),
    }),
  ),
});
/** How far an installation has come. */
export type InstallProgress = z.infer<typeof InstallProgress>;

/** What `POST /progress/:link/webhook` answers: what an administrator enters in a workflow rule's webhook. */
export const WebhookDoor = z.object({
  url: z.string(),
  headerName: z.string(),
  headerValue: z.string(),
});
/** What an administrator enters in a workflow rule's webhook. */
export type WebhookDoor = z.infer<typeof WebhookDoor>;
