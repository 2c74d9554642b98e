import { z } from 'zod';
import { Cadence } from './cadence.ts';
import { roleIds } from './roles.ts';

/** Longest title and longest instruction of a play, per language; together with role and date they fit a CRM field. */
const titleLength = 40;
export const whatLength = 180;

/** From this priority on a play is urgent: it always has a place on the card. */
export const urgentFrom = 80;
/** Below this priority a play is housekeeping or waits for an occasion: no heading of a strategy. */
export const headingFrom = 25;

/** What a play may involve that another can rule out. */
export const Trait = z.enum([
  'contact',
  'visit',
  'routine',
  'gift',
  'promotion',
  'advocacy',
  'expansion',
  'customisation',
  'standard-offer',
  'automation',
  'running-business',
]);

/**
 * What a play may involve that another can rule out.
 *
 * `contact` reaches out to the customer without business in hand and counts against the contact cap; `visit` goes there;
 * `routine` is contact without an occasion; `advocacy` asks for a referral or reference; `expansion` sells more or wider;
 * `running-business` presumes that the account is buying at present.
 */
export type Trait = z.infer<typeof Trait>;

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** A text in every language; shown as it stands, never read as a template. */
const textOf = (longest: number) => {
  const sentence = z.string().trim().min(1).max(longest);
  return z.strictObject({ en: sentence, zh: sentence });
};

/**
 * One piece of advice as data: for which accounts, what to do, who does it and when. JSON through and through, so that an
 * organization can change ours and add its own.
 */
export const Play = z.strictObject({
  id: id.describe('Kebab-case and unique; tasks and history refer to it.'),
  purpose: z
    .enum([
      'acquisition',
      'relationship',
      'service',
      'growth',
      'retention',
      'win-back',
      'efficiency',
      'knowledge',
    ])
    .describe('What it is good for; outcomes are measured per purpose.'),
  when: z
    .record(z.string().min(1), z.array(z.string().min(1)).min(1))
    .describe(
      'Dimension id → class ids; all must hold. "geography.region" asks a detail of a dimension. Empty: every account.',
    ),
  title: textOf(titleLength).describe('Its name in a few words; also the subject of its task.'),
  what: textOf(whatLength).describe('One imperative sentence that a person can do and check.'),
  who: z.enum(roleIds).describe('The role that does it.'),
  cadence: Cadence,
  taskDueInDays: z
    .number()
    .int()
    .min(1)
    .max(365)
    .optional()
    .describe('Days that its task leaves; absent for a standing rule, which has no task.'),
  priority: z
    .number()
    .int()
    .min(0)
    .max(100)
    .describe('Higher comes first: from 80 on urgent, below 25 housekeeping.'),
  involves: z.array(Trait).optional().describe('What another play may rule out about it.'),
  rulesOut: z
    .array(z.union([Trait, id]))
    .optional()
    .describe('Traits, or ids of plays, that have no place beside it.'),
});

/** One piece of advice as data. */
export type Play = z.infer<typeof Play>;
