import type { Text } from '../core/text.ts';
import { type Actions, runAction } from './run-action.ts';
import type { Terminal } from './terminal.ts';

/** What can be done with policies, by the word that is typed. */
const actions: Actions = {
  lint: () => import('./policy/lint.ts'),
  diff: () => import('./policy/diff.ts'),
  presets: () => import('./policy/presets.ts'),
  schema: () => import('./policy/schema.ts'),
};

/** `tierwise policy`: policies without Zoho. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  await runAction('policy', actions, args, terminal);
}

/** What `tierwise policy --help` prints. */
export const help: Text = {
  en: `Checks, compares and shows policies: the JSON that says how to classify.

Usage: tierwise policy lint POLICY [OPTIONS]
       tierwise policy diff POLICY POLICY [--format FORMAT]
       tierwise policy presets [ID]
       tierwise policy schema

A POLICY is a file or the id of a preset. docs/policy.md says what may be in it.

lint says what is wrong with a policy, where, and how to mend it. Given a book,
it also says whether the policy suits it:
  --accounts FILE      accounts as CSV
  --deals FILE         deals as CSV
  --mapping FILE       JSON that says where the facts stand (docs/mapping.md)
  --as-of YYYY-MM-DD   the day to look from; today when absent
Given an organization, whether it can hold what is chosen:
  --edition EDITION    free, standard, professional, enterprise or ultimate
  --fields N           class fields chosen; all when absent
  --other-fields N     custom fields of accounts that are in use; 0 when absent
  --currency CODE      home currency, as in CNY
  --format FORMAT      text (default) or json

diff says what changes from the first policy to the second.
  --format FORMAT      text (default) or json

presets lists the ready-made policies and why their numbers are what they are,
or prints the one named as JSON. schema prints the JSON Schema of policies.

Exit codes: 0 done, 1 an error inside Tierwise, 2 something to correct: also
when lint finds an error. Warnings and advice are 0.
`,
  zh: `检查、比较和查看分级策略（说明如何分级的 JSON）。

用法：tierwise policy lint 策略 [选项]
      tierwise policy diff 策略 策略 [--format FORMAT]
      tierwise policy presets [编号]
      tierwise policy schema

“策略”可以是文件，也可以是预设的编号。可用内容见 docs/policy.md。

lint 指出策略的问题、所在位置和改法。给出客户数据时，还会检查策略是否适合：
  --accounts FILE      客户文件（CSV）
  --deals FILE         商机文件（CSV）
  --mapping FILE       说明各列含义的 JSON（见 docs/mapping.md）
  --as-of YYYY-MM-DD   以哪一天为准；默认今天
给出组织信息时，检查是否容纳得下所选字段：
  --edition EDITION    free、standard、professional、enterprise 或 ultimate
  --fields N           选用的分级字段数；默认全部
  --other-fields N     客户模块已占用的自定义字段数；默认 0
  --currency CODE      本位币，例如 CNY
  --format FORMAT      text（默认）或 json

diff 说明从第一份策略到第二份策略改了什么。
  --format FORMAT      text（默认）或 json

presets 列出预设及其取值理由，或以 JSON 输出指定的预设。
schema 输出策略的 JSON Schema。

退出码：0 完成，1 Tierwise 内部错误，2 需更正输入（lint 发现错误时亦为 2）；
仅有警告或建议时为 0。
`,
};
