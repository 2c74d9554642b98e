import { describeChange } from '../../core/policy/describe-change.ts';
import { diffPolicies } from '../../core/policy/diff-policies.ts';
import { policyVersion } from '../../core/policy/policy-version.ts';
import { readFormat } from '../option-values.ts';
import { parseArguments, usage } from '../parse-options.ts';
import { readPolicy } from '../read-policy.ts';
import type { Terminal } from '../terminal.ts';

/** `tierwise policy diff`: what changes from one policy to another. */
export function run(args: string[], { language, out }: Terminal): void {
  const { options, words } = parseArguments(args, ['format'], 'policy', 2);
  const format = readFormat(options.format, ['text', 'json'], 'policy');
  const [first, second] = words;
  if (first === undefined || second === undefined) {
    throw usage('policy', {
      en: 'Name two policies: tierwise policy diff BEFORE AFTER.',
      zh: '请给出两份策略：tierwise policy diff 原策略 新策略。',
    });
  }
  const [before, after] = [readPolicy(first), readPolicy(second)];
  const changes = diffPolicies(before, after).map((change) => ({
    ...change,
    sentence: describeChange(change),
  }));
  const versions = { before: policyVersion(before), after: policyVersion(after) };
  if (format === 'json') {
    out.write(`${JSON.stringify({ ...versions, changes }, undefined, 2)}\n`);
    return;
  }
  out.write(`${versions.before} → ${versions.after}\n`);
  const none = { en: 'Nothing differs.', zh: '没有差别。' };
  if (changes.length === 0) out.write(`${none[language]}\n`);
  for (const { sentence } of changes) out.write(`${sentence[language]}\n`);
}
