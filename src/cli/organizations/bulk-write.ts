import { type BulkWriteProbe, createProbeBulkWrite } from '../../app/probe-bulk-write.ts';
import type { Text } from '../../core/text.ts';
import { parseArguments, usage } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withTools } from '../with-tools.ts';
import { readOrganizationId } from './read-organization-id.ts';

/** `tierwise organizations bulk-write ID`: the probe, and what an administrator says of it. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const known = ['account', 'confirm', 'revoke'] as const;
  const { options, words } = parseArguments(args, [...known], 'organizations', 1);
  const organizationId = readOrganizationId(words);
  const { account, confirm, revoke } = options;
  if (confirm?.trim() === '') throw usage('organizations', noName);
  if (revoke !== undefined && revoke !== organizationId) throw usage('organizations', notRevoked);
  await withTools(async (tools) => {
    const probe = createProbeBulkWrite(tools);
    const { out, language } = terminal;
    if (confirm !== undefined) {
      await probe.confirm(organizationId, confirm.trim());
      out.write(`${confirmed(confirm.trim())[language]}\n`);
    } else if (revoke !== undefined) {
      await probe.revoke(organizationId);
      out.write(`${revoked[language]}\n`);
    } else {
      out.write(`${found(await probe.probe(organizationId, account), organizationId)[language]}\n`);
    }
  });
}

function found(probe: BulkWriteProbe, organizationId: string): Text {
  const { accountId, accountName, fields, outcome, isModified } = probe;
  if (!outcome.ok) {
    return {
      en: `Zoho refused to write ${accountName} (${accountId}) in bulk: ${outcome.code}.
Try another one with --account ID; as it is, accounts are written one by one.`,
      zh: `Zoho 拒绝批量写入 ${accountName}（${accountId}）：${outcome.code}。
请用 --account 另选一个客户；目前仍逐条写入。`,
    };
  }
  return {
    en: `A bulk write of one account was made: ${accountName} (${accountId}).
It wrote again what the fields held already: ${fields.join(', ')}.
${isModified ? modified.en : untouched.en}

Zoho does not say whether a bulk write runs workflows, and no program can see it.
Look at the account in the CRM: its timeline, the tasks and e-mails that your
workflows make. A workflow that runs on every edit of an account has had its
occasion; one that waits for a field to change has not, since none changed.

If none of your automation ran, say so in your name:
  tierwise organizations bulk-write ${organizationId} --confirm "YOUR NAME"
From then on more than 5,000 accounts at once are written in bulk: 500 credits for
25,000 accounts instead of 2,500. If any ran, do nothing: they go on one by one.`,
    zh: `已用批量写入接口写入一个客户：${accountName}（${accountId}）。
写入的是字段原有的值：${fields.join('、')}。
${isModified ? modified.zh : untouched.zh}

Zoho 未说明批量写入是否会触发工作流，程序也无法得知。请在 CRM 中打开该客户，查看
时间线以及工作流生成的任务和邮件。凡“每次编辑都执行”的工作流本次都可能触发；
仅在字段变化时执行的工作流不会触发，因为字段值没有变化。

若确认没有任何自动化被触发，请署名确认：
  tierwise organizations bulk-write ${organizationId} --confirm "您的姓名"
此后一次超过 5,000 个客户时将批量写入：每 25,000 个客户用 500 个额度，而非 2,500。
若有自动化被触发，则无需操作，仍逐条写入。`,
  };
}

const modified: Text = {
  en: 'The account counts as modified now.',
  zh: '该客户的修改时间已更新。',
};

const untouched: Text = {
  en: 'The account does not count as modified: the probe shows nothing. Try another one.',
  zh: '该客户的修改时间未变，本次探测无法说明问题，请另选一个客户。',
};

function confirmed(name: string): Text {
  return {
    en: `Noted in the name of ${name}: from now on more than 5,000 accounts at once are written in bulk.`,
    zh: `已记录 ${name} 的确认：此后一次超过 5,000 个客户时将批量写入。`,
  };
}

const revoked: Text = {
  en: 'From now on accounts are written one by one. A bulk write under way comes to its end.',
  zh: '此后将逐条写入客户；正在进行的批量写入会执行完毕。',
};

const noName: Text = {
  en: 'Say in whose name: --confirm "YOUR NAME".',
  zh: '请署名确认：--confirm "您的姓名"。',
};

const notRevoked: Text = {
  en: 'Repeat the organization’s ID as --revoke ID.',
  zh: '请用 --revoke 再次输入组织 ID。',
};
