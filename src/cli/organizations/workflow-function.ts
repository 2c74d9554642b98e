import type { CrmModule } from '../../app/ports/crm-metadata.ts';
import { workflowKey } from '../../app/receive-workflow-call.ts';
import type { Text } from '../../core/text.ts';
import { parseArguments, usage } from '../parse-options.ts';
import { readSettings } from '../read-settings.ts';
import type { Terminal } from '../terminal.ts';
import { readOrganizationId } from './read-organization-id.ts';
import { signingFunction } from './signing-function.ts';

/** `tierwise organizations workflow-function ID --module MODULE`: the function for workflow rules, with its key. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const { options, words } = parseArguments(args, ['module'], 'organizations', 1);
  const organizationId = readOrganizationId(words);
  const module = readModule(options.module);
  if (!/^\d{1,20}$/.test(organizationId)) throw usage('organizations', notAnId(organizationId));
  const { publicUrl, secretKey } = readSettings();
  terminal.err.write(`${whereTo(module)[terminal.language]}\n\n`);
  terminal.err.flush();
  const first = [`organizationId = "${organizationId}";`, `module = "${module}";`];
  const address = `${publicUrl}/zoho/workflow-calls`;
  const told = ['organizationId', 'module', 'recordId'];
  terminal.out.write(signingFunction(address, workflowKey(secretKey, organizationId), first, told));
}

function readModule(module: string | undefined): CrmModule {
  if (module === 'Accounts' || module === 'Deals') return module;
  throw usage('organizations', {
    en: `--module takes Accounts or Deals${module === undefined ? '' : `, not “${module}”`}.`,
    zh: `--module 可为 Accounts 或 Deals${module === undefined ? '' : `，而不是“${module}”`}。`,
  });
}

function notAnId(id: string): Text {
  return {
    en: `“${id}” is no organization's ID, which is a number.`,
    zh: `“${id}”不是组织 ID；组织 ID 是一串数字。`,
  };
}

function whereTo(module: CrmModule): Text {
  return {
    en: `In Zoho CRM make a function for automation with one argument, recordId (string), put this into it, and have a workflow rule of ${module} run it with the record's ID. It holds a key: who reads it can have Tierwise look at records of this organization once more, and nothing else.`,
    zh: `请在 Zoho CRM 中新建一个用于自动化的函数，添加一个字符串参数 recordId，填入以下代码，再由 ${module} 模块的工作流规则调用并传入记录 ID。其中包含密钥，泄露后他人只能让 Tierwise 重新查看该组织的记录，别无他用。`,
  };
}
