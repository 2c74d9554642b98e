import { createListFailures, type WriteFailure } from '../../app/list-failures.ts';
import { type WriteProblem, writeProblems } from '../../app/write-problems.ts';
import type { Language } from '../../core/text.ts';
import { readFormat } from '../option-values.ts';
import { parseArguments } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-tools.ts';
import { readOrganizationId } from './read-organization-id.ts';

/** Most accounts that are listed. */
const most = 10_000;
/** Accounts named in the table for each problem. */
const namedEach = 20;

/** `tierwise organizations failures ID`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const { options, words } = parseArguments(args, ['format'], 'organizations', 1);
  const organizationId = readOrganizationId(words);
  const format = readFormat(options.format, ['table', 'json'], 'organizations');
  await withStore(async (store) => {
    const failures = await createListFailures({ store })(organizationId, most);
    terminal.out.write(
      format === 'json'
        ? `${JSON.stringify(failures.map(inIso), undefined, 2)}\n`
        : table(failures, terminal.language),
    );
  });
}

function inIso({ retryAt, ...failure }: WriteFailure) {
  return { ...failure, retryAt: retryAt === undefined ? null : new Date(retryAt).toISOString() };
}

const none = { en: 'No account was refused.', zh: '没有写入失败的客户。' };

function table(failures: readonly WriteFailure[], language: Language): string {
  if (failures.length === 0) return `${none[language]}\n`;
  const byProblem = new Map<WriteProblem, WriteFailure[]>();
  for (const failure of failures) {
    byProblem.set(failure.problem, [...(byProblem.get(failure.problem) ?? []), failure]);
  }
  return [...byProblem].map((each) => paragraph(each, language)).join('\n');
}

function paragraph(
  [problem, failures]: [WriteProblem, WriteFailure[]],
  language: Language,
): string {
  const { sentence, remedy } = writeProblems[problem];
  const codes = [...new Set(failures.map(({ code }) => code))].join(', ');
  const ids = failures.slice(0, namedEach).map(({ accountId }) => `  ${accountId}`);
  const rest = failures.length > namedEach ? ['  …'] : [];
  return `${[`${failures.length} × ${sentence[language]} (${codes})`, `  ${remedy[language]}`, ...ids, ...rest].join('\n')}\n`;
}
