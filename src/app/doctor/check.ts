import type { Text } from '../../core/text.ts';
import type { OrganizationFacts } from './organization-facts.ts';
import type { ServerFacts } from './server-facts.ts';

/** How bad a finding is; `unknown` when the facts do not tell. Only a problem keeps Tierwise from its work. */
export type Severity = 'fine' | 'warning' | 'problem' | 'unknown';

/** A thing a check can find, in words; `{name}` is replaced by a value. */
interface FindingWords {
  severity: Severity;
  sentence: Text;
  /** What to do, on one line or more; absent where there is nothing to do. */
  remedy?: Text;
}

/** What a check found: one of its codes, and what its words name. */
export interface Verdict<Code extends string = string> {
  code: Code;
  values?: Readonly<Record<string, string | number | Text>>;
}

/** One question about a server or an organization: what can be found, and which of it the facts show. */
export interface Check<Facts, Code extends string = string> {
  /** The name of its file. */
  id: string;
  title: Text;
  findings: Readonly<Record<Code, FindingWords>>;
  /** Pure: the same facts, the same verdict. */
  evaluate(facts: Facts): Verdict<Code>;
}

/** A check of the server's own setting. */
export function defineServerCheck<Code extends string>(
  check: Check<ServerFacts, Code>,
): Check<ServerFacts, Code> {
  return check;
}

/** A check of a connected organization. */
export function defineOrganizationCheck<Code extends string>(
  check: Check<OrganizationFacts, Code>,
): Check<OrganizationFacts, Code> {
  return check;
}
