import type { Policy } from '../../core/policy/policy.ts';
import { policyVersion } from '../../core/policy/policy-version.ts';
import { surveyBook } from '../../core/policy-lint/book-survey.ts';
import { lintPolicy, type PolicyFinding } from '../../core/policy-lint/lint-policy.ts';
import type { OrganizationSurvey, Severity } from '../../core/policy-lint/rule.ts';
import type { Text } from '../../core/text.ts';
import { readGivenBook } from '../book/read-given-book.ts';
import { CliError } from '../cli-error.ts';
import { readAsOf, readCurrency, readFormat } from '../option-values.ts';
import { parseArguments, usage } from '../parse-options.ts';
import { invalidPolicy, readPolicyFile } from '../read-policy.ts';
import type { Terminal } from '../terminal.ts';

const names = [
  ...(['accounts', 'deals', 'mapping', 'as-of', 'format'] as const),
  ...(['edition', 'fields', 'other-fields', 'currency'] as const),
];
type Options = Partial<Record<(typeof names)[number], string>>;

/** Options that say nothing without another one. */
const companions = [
  ...(['accounts', 'mapping', 'as-of'] as const).map((name) => [name, 'deals'] as const),
  ...(['fields', 'other-fields'] as const).map((name) => [name, 'edition'] as const),
];

const editions = ['free', 'standard', 'professional', 'enterprise', 'ultimate'];

/** `tierwise policy lint`: what is wrong with a policy, alone, on a book and in an organization. */
export async function run(args: string[], { language, out }: Terminal): Promise<void> {
  const { options, words } = parseArguments(args, names, 'policy', 1);
  const [path] = words;
  if (path === undefined) {
    throw usage('policy', {
      en: 'Name the policy: tierwise policy lint POLICY.',
      zh: '请给出策略：tierwise policy lint 策略。',
    });
  }
  for (const [name, needed] of companions) {
    if (options[name] !== undefined && options[needed] === undefined) throw alone(name, needed);
  }
  const isJson = readFormat(options.format, ['text', 'json'], 'policy') === 'json';
  const write = (answer: object) => out.write(`${JSON.stringify(answer, undefined, 2)}\n`);
  const parsed = readPolicyFile(path);
  if (!parsed.isValid) {
    if (isJson) write({ policyVersion: null, problems: parsed.problems, findings: [] });
    out.flush();
    throw invalidPolicy(path, parsed.problems);
  }
  const { policy } = parsed;
  const organization = organizationOf(options);
  const findings = lintPolicy(policy, {
    book: await bookOf(options, policy, organization),
    organization,
  });
  if (isJson) write({ policyVersion: policyVersion(policy), problems: [], findings });
  else {
    for (const finding of findings) out.write(block(finding, language));
    out.write(`${total(policy, findings)[language]}\n`);
  }
  // What follows an error is on standard error: the findings come first.
  out.flush();
  if (findings.some(({ severity }) => severity === 'error')) throw mustBeMended(path);
}

function alone(name: string, needed: string): CliError {
  return usage('policy', {
    en: `--${name} says nothing without --${needed}.`,
    zh: `--${name} 须与 --${needed} 一起使用。`,
  });
}

async function bookOf(options: Options, policy: Policy, { currency }: OrganizationSurvey = {}) {
  const { accounts, deals, mapping } = options;
  if (deals === undefined) return undefined;
  const { read } = await readGivenBook({ accounts, deals, mapping });
  return surveyBook(read.book, policy, readAsOf(options['as-of'], 'policy'), { currency });
}

function organizationOf(options: Options): OrganizationSurvey | undefined {
  const { edition } = options;
  const currency = readCurrency(options.currency, 'policy');
  if (edition !== undefined && !editions.includes(edition)) {
    throw usage('policy', {
      en: `--edition takes ${editions.join(', ')}, not “${edition}”.`,
      zh: `--edition 可为 ${editions.join('、')}，而不是“${edition}”。`,
    });
  }
  if (edition === undefined && currency === undefined) return undefined;
  return {
    edition,
    currency,
    chosenFields: readCount(options.fields, 'fields'),
    otherFields: readCount(options['other-fields'], 'other-fields'),
  };
}

function readCount(text: string | undefined, name: string): number | undefined {
  if (text === undefined || /^\d+$/.test(text))
    return text === undefined ? undefined : Number(text);
  throw usage('policy', {
    en: `--${name} takes a number, not “${text}”.`,
    zh: `--${name} 须为数字，而不是“${text}”。`,
  });
}

const severities: Record<Severity, Text> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  advice: { en: 'advice', zh: '建议' },
};

function block({ code, severity, path, message, remedy }: PolicyFinding, language: keyof Text) {
  const head = [severities[severity][language], code, path].join('  ').trimEnd();
  return `${head}\n  ${message[language]}\n  ${remedy[language]}\n\n`;
}

function total(policy: Policy, findings: readonly PolicyFinding[]): Text {
  const version = policyVersion(policy);
  const count = (severity: Severity) =>
    findings.filter((each) => each.severity === severity).length;
  const [errors, warnings, advice] = [count('error'), count('warning'), count('advice')];
  return {
    en: `${version}: errors ${errors}, warnings ${warnings}, advice ${advice}`,
    zh: `${version}：错误 ${errors}、警告 ${warnings}、建议 ${advice}`,
  };
}

function mustBeMended(path: string): CliError {
  return new CliError(
    {
      en: `The policy ${path} contradicts itself or its organization.`,
      zh: `策略 ${path} 自相矛盾，或与组织不符。`,
    },
    { en: 'Mend the errors above.', zh: '请更正上述错误。' },
  );
}
