import type { Policy } from '../policy/policy.ts';
import type { Text } from '../text.ts';
import type { BookSurvey } from './book-survey.ts';

/**
 * How much a finding weighs: an `error` contradicts itself and must not be published, a `warning` classifies otherwise
 * than its author will think, `advice` could be better.
 */
export type Severity = 'error' | 'warning' | 'advice';

/** What a rule noticed, at one place of a policy. */
export interface Notice {
  /** Path into the policy, joined by dots: `salesLevel.ladder.2.from`. */
  path: string;
  message: Text;
  remedy: Text;
}

/** What is known of the organization that a policy is for. */
export interface OrganizationSurvey {
  /** Zoho CRM's edition. */
  edition?: string | undefined;
  /** Class fields that the organization chose. */
  chosenFields?: number | undefined;
  /** Custom fields of accounts that are not ours. */
  otherFields?: number | undefined;
  /** ISO 4217 code of the home currency. */
  currency?: string | undefined;
}

/** What a rule looks at beside the policy. */
interface Subjects {
  policy: undefined;
  book: BookSurvey;
  organization: OrganizationSurvey;
}

interface RuleFor<Need extends keyof Subjects> {
  /** Kebab-case, the file's name. */
  readonly code: string;
  readonly severity: Severity;
  /** What it finds, in a few words. */
  readonly title: Text;
  /** What it looks at beside the policy; without it the rule is silent. */
  readonly needs: Need;
  check(policy: Policy, subject: Subjects[Need]): Notice[];
}

/** One thing that can be wrong with a policy. One file each, listed in the registry. */
export type LintRule = { [Need in keyof Subjects]: RuleFor<Need> }[keyof Subjects];
