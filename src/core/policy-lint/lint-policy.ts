import type { Policy } from '../policy/policy.ts';
import type { BookSurvey } from './book-survey.ts';
import { lintRules } from './registry.ts';
import type { LintRule, Notice, OrganizationSurvey, Severity } from './rule.ts';

/** What is wrong with a policy, at one place. */
export interface PolicyFinding extends Notice {
  /** The code of the rule that found it. */
  code: string;
  severity: Severity;
}

/** What a policy is held against; rules that need what is absent are silent. */
export interface LintSubjects {
  book?: BookSurvey | undefined;
  organization?: OrganizationSurvey | undefined;
}

const weight: Record<Severity, number> = { error: 0, warning: 1, advice: 2 };

/** Everything that is wrong with a policy, the gravest first. */
export function lintPolicy(policy: Policy, subjects: LintSubjects = {}): PolicyFinding[] {
  const findings = lintRules.flatMap((rule) => {
    const { code, severity } = rule;
    return noticesOf(rule, policy, subjects).map((notice) => ({ code, severity, ...notice }));
  });
  return findings.sort((a, b) => weight[a.severity] - weight[b.severity]);
}

function noticesOf(rule: LintRule, policy: Policy, { book, organization }: LintSubjects): Notice[] {
  if (rule.needs === 'policy') return rule.check(policy, undefined);
  if (rule.needs === 'book') return book ? rule.check(policy, book) : [];
  return organization ? rule.check(policy, organization) : [];
}
