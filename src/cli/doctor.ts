import { serverChecks } from '../app/doctor/checks.ts';
import { examine } from '../app/doctor/examine.ts';
import { createExamineOrganization } from '../app/examine-organization.ts';
import type { Text } from '../core/text.ts';
import { CliError } from './cli-error.ts';
import { type Diagnosis, diagnosisJson } from './doctor/diagnosis.ts';
import { diagnosisTable } from './doctor/diagnosis-table.ts';
import { gatherServer } from './doctor/gather-server.ts';
import { readFormat } from './option-values.ts';
import { parseOptions } from './parse-options.ts';
import type { Terminal } from './terminal.ts';

/** `tierwise doctor`: looks at everything on which the work rests and says what is wrong and what to do. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const options = parseOptions(args, ['organization', 'format'], 'doctor');
  const format = readFormat(options.format, ['table', 'json'], 'doctor');
  const { facts, tools } = await gatherServer();
  const diagnosis: Diagnosis = { server: examine(serverChecks, facts), organizations: [] };
  try {
    if (tools) {
      const examineOrganization = createExamineOrganization(tools);
      const all = await tools.store.organizations.listAll();
      const meant = all.filter(({ id }) => id === (options.organization ?? id));
      if (options.organization !== undefined && meant.length === 0) throw unknownOrganization();
      for (const organization of meant) {
        const { id, profile } = organization;
        const findings = await examineOrganization(organization);
        diagnosis.organizations.push({ id, name: profile.name, findings });
      }
    }
  } finally {
    await tools?.close();
  }
  const { out, language } = terminal;
  out.write(
    format === 'json' ? diagnosisJson(diagnosis, language) : diagnosisTable(diagnosis, language),
  );
  const found = [
    diagnosis.server,
    ...diagnosis.organizations.map(({ findings }) => findings),
  ].flat();
  const problems = found.filter(({ severity }) => severity === 'problem').length;
  out.flush();
  if (problems > 0) throw problemsFound(problems);
}

function unknownOrganization(): CliError {
  return new CliError(
    { en: 'No such organization is kept here.', zh: '本机没有该组织的数据。' },
    {
      en: 'tierwise organizations list shows those that are.',
      zh: '可用 tierwise organizations list 查看。',
    },
  );
}

function problemsFound(count: number): CliError {
  return new CliError(
    {
      en: count === 1 ? 'There is a problem.' : `There are ${count} problems.`,
      zh: `发现 ${count} 个问题。`,
    },
    { en: 'What to do stands beneath each.', zh: '处理办法见各项下方。' },
  );
}

/** What `tierwise doctor --help` prints. */
export const help: Text = {
  en: `Checks the server's setting and every organization step by step, and says what is
wrong and what to do.

Usage: tierwise doctor [--organization ID] [--format FORMAT]

Run it where the server runs, with its .env; the server may go on running.
Nothing is changed. Zoho is asked a handful of questions, one API credit each.

  --organization ID    look at this organization alone
  --format FORMAT      table (default) or json

Exit codes: 0 no problem, 1 an error inside Tierwise, 2 there is a problem.
Warnings, and what could not be told, are 0.
`,
  zh: `逐项检查服务配置和各组织的连接，指出问题与处理办法。

用法：tierwise doctor [--organization 组织ID] [--format FORMAT]

请在服务所在的目录、使用同一份 .env 运行；服务无需停止。
不会改动任何内容；会向 Zoho 查询数次，每次消耗 1 个 API 额度。

  --organization 组织ID   只检查该组织
  --format FORMAT         table（表格，默认）或 json

退出码：0 没有问题，1 Tierwise 内部错误，2 存在问题。
仅有警告或无法判断的项目时为 0。
`,
};
