import { existsSync } from 'node:fs';
import { type ParsedPolicy, parsePolicy, presetPolicy } from '../core/policy/parse-policy.ts';
import { Policy } from '../core/policy/policy.ts';
import type { PolicyProblem } from '../core/policy/policy-problem.ts';
import { type Language, languages, type Text } from '../core/text.ts';
import { readJsonFile } from './checked-json.ts';
import { CliError } from './cli-error.ts';

/**
 * The policy a file describes, or a preset by its id; the standard policy without either. A file holds what differs from
 * the standard policy, or from the preset that it names under "preset". Throws a {@link CliError}.
 */
export function readPolicy(path: string | undefined): Policy {
  if (path === undefined) return Policy.parse({});
  const parsed = readPolicyFile(path);
  if (parsed.isValid) return parsed.policy;
  throw invalidPolicy(path, parsed.problems);
}

/** The same, with what is wrong as an answer. Throws only for a file that cannot be read or is not JSON. */
export function readPolicyFile(path: string): ParsedPolicy {
  const named = presetPolicy(path);
  if (named && !existsSync(path)) return { isValid: true, policy: named };
  return parsePolicy(readJsonFile(path));
}

/** That a file is no policy: each problem on a line of its own, with its remedy. */
export function invalidPolicy(path: string, problems: readonly PolicyProblem[]): CliError {
  return new CliError(
    {
      en: `The policy ${path} is not valid.\n${listProblems(problems, 'en')}`,
      zh: `策略文件 ${path} 无效。\n${listProblems(problems, 'zh')}`,
    },
    {
      en: 'Whatever a policy leaves out keeps its standard value; tierwise policy schema lists what there is.',
      zh: '未写出的项目沿用标准值；运行 tierwise policy schema 查看全部可用项目。',
    },
  );
}

function listProblems(problems: readonly PolicyProblem[], language: Language): string {
  return problems.map((problem) => lineOf(problem)[language]).join('\n');
}

function lineOf({ path, message, remedy }: PolicyProblem): Text {
  const lines = languages.map((language) => {
    const place = path === '' ? '' : `${path}${language === 'en' ? ': ' : '：'}`;
    const space = language === 'en' ? ' ' : '';
    return [language, `  ${place}${message[language]}${space}${remedy[language]}`];
  });
  return Object.fromEntries(lines) as Text;
}
