import type { Text } from '../core/text.ts';
import { type Actions, runAction } from './run-action.ts';
import type { Terminal } from './terminal.ts';

/** What can be done with connected organizations, by the word that is typed. */
const actions: Actions = {
  list: () => import('./organizations/list.ts'),
  findings: () => import('./organizations/findings.ts'),
  upcoming: () => import('./organizations/upcoming.ts'),
  credits: () => import('./organizations/credits.ts'),
  failures: () => import('./organizations/failures.ts'),
  runs: () => import('./organizations/runs.ts'),
  undo: () => import('./organizations/undo.ts'),
  resume: () => import('./organizations/resume.ts'),
  'bulk-write': () => import('./organizations/bulk-write.ts'),
  export: () => import('./organizations/export.ts'),
  disconnect: () => import('./organizations/disconnect.ts'),
  'workflow-function': () => import('./organizations/workflow-function.ts'),
  'uninstall-function': () => import('./organizations/uninstall-function.ts'),
  purge: () => import('./organizations/purge.ts'),
};

/** `tierwise organizations`: whose data is kept here, and how it leaves. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  await runAction('organizations', actions, args, terminal);
}

/** What `tierwise organizations --help` prints. */
export const help: Text = {
  en: `Shows whose data is kept here and what to mend in it, hands it out, and lets organizations go.

Usage: tierwise organizations list [--format FORMAT]
       tierwise organizations findings ID [--format FORMAT]
       tierwise organizations upcoming ID [--days DAYS] [--dimension DIMENSION]
       tierwise organizations credits ID [--share PERCENT] [--format FORMAT]
       tierwise organizations failures ID [--format FORMAT]
       tierwise organizations runs ID [--format FORMAT]
       tierwise organizations undo ID --run RUN
       tierwise organizations resume ID
       tierwise organizations bulk-write ID [--account ACCOUNT]
       tierwise organizations bulk-write ID --confirm NAME | --revoke ID
       tierwise organizations export ID
       tierwise organizations disconnect ID [--fields FIELDS]
       tierwise organizations purge ID --confirm ID [--fields FIELDS]
       tierwise organizations workflow-function ID --module MODULE
       tierwise organizations uninstall-function

Run it where the server runs, with its .env; the server may go on running.

list shows the organizations of which anything is kept.
  --format FORMAT      table (default) or json

findings shows what is odd or missing in the records of the CRM, what it does to
classes, and what to mend, with a few records to begin with.

upcoming shows whose class time alone will change, if nothing is won before: whom
to call now.
  --days DAYS          how far to look ahead; 30 unless set
  --dimension ID       another than lifecycle and health
  --format FORMAT      table (default) or json

credits shows what was spent of the organization's API credits in 24 hours, what a
usual day and the waiting writes will take, and until when work waits for credits.
  --share PERCENT      from now on Tierwise may spend so much of them; 50 unless
                       set. It holds within ten minutes.
  --format FORMAT      table (default) or json

failures lists the accounts that the CRM refused to have written, by what keeps them,
with what to do; resume tries all of them again at once.

runs shows what was done and how many accounts were written, for 30 days.

undo has the server put back what a run wrote: each field that still holds what
the run left there gets what it held before; what people changed since stays.
Nothing else is written to the CRM from then on, until resume or until a policy
is published. Classes are still decided and shown in the widget meanwhile.

bulk-write writes to one account by Zoho's bulk write what its fields hold already, so
that you can see whether that runs your workflows, which Zoho does not say. It takes
some 505 API credits. Once it is confirmed, more than 5,000 accounts at once are
written so, for 500 credits a job.
  --account ACCOUNT    which account; the first with classes unless set
  --confirm NAME       in whose name it is confirmed that no automation ran
  --revoke ID          the ID once more: write one by one again

export writes everything that is kept on an organization to standard output, one
line of JSON a row; tokens are left out. The last line counts the rows: without
it the export is not whole. Instants are milliseconds since 1970, days are days
since then.

disconnect ends the notifications, withdraws the access at Zoho and stops all
work. What is known stays: connecting again goes on where it stopped.

purge does the same and then deletes everything about the organization from the
database. It cannot be undone. Logs of the server and backups are not
touched.

workflow-function writes a Deluge function by which workflow rules tell the server that
a record has changed, signed with a key of this organization's. Notifications do
the same without it, where nobody keeps them back.
  --module MODULE      whose rules run it: Accounts or Deals

uninstall-function writes the Deluge function for the “On Uninstallation” of an
extension: it tells the server, signed, and the server does what purge does.

  --confirm ID         for purge: the ID once more
  --fields FIELDS      class fields and custom views in the CRM: keep (default) or
                       remove, with everything that stands in them

Exit codes: 0 done, 1 an error inside Tierwise, 2 something to correct.
`,
  zh: `查看本机保存了哪些组织的数据及其中需要修正之处、导出数据，以及断开或清除组织。

用法：tierwise organizations list [--format FORMAT]
      tierwise organizations findings 组织ID [--format FORMAT]
      tierwise organizations upcoming 组织ID [--days 天数] [--dimension 维度]
      tierwise organizations credits 组织ID [--share 百分比] [--format FORMAT]
      tierwise organizations failures 组织ID [--format FORMAT]
      tierwise organizations runs 组织ID [--format FORMAT]
      tierwise organizations undo 组织ID --run 运行记录
      tierwise organizations resume 组织ID
      tierwise organizations bulk-write 组织ID [--account 客户ID]
      tierwise organizations bulk-write 组织ID --confirm 姓名 | --revoke 组织ID
      tierwise organizations export 组织ID
      tierwise organizations disconnect 组织ID [--fields FIELDS]
      tierwise organizations purge 组织ID --confirm 组织ID [--fields FIELDS]
      tierwise organizations workflow-function 组织ID --module 模块
      tierwise organizations uninstall-function

请在服务所在的目录、使用同一份 .env 运行；服务无需停止。

list 列出保存有数据的组织。
  --format FORMAT      table（表格，默认）或 json

findings 列出 CRM 记录中的异常与缺失、对分级的影响及处理办法，并举出部分记录。

upcoming 列出若无新成交、仅因时间推移即将变化的客户，便于提前联系。
  --days 天数          查看未来多少天，默认 30
  --dimension 维度     默认为生命周期与健康度，可另选一个维度
  --format FORMAT      table（表格，默认）或 json

credits 显示 24 小时内的 API 额度用量、日常用量与待回写所需，以及何时恢复。
  --share 百分比       设定 Tierwise 可使用的比例（默认 50），十分钟内生效
  --format FORMAT      table（表格，默认）或 json

failures 按原因列出 CRM 拒绝写入的客户及处理办法；resume 会立即全部重试。

runs 列出近 30 天的运行记录及写入的客户数。

undo 由服务恢复某次运行写入的内容：仍为该次运行所写的字段恢复为此前的值，
此后由人工改动的保持不变。此后不再回写该 CRM，直到运行 resume 或发布新策略；
期间仍会分级，并显示在小组件中。

bulk-write 用 Zoho 的批量写入接口把一个客户的字段按原值重写一遍，以便您查看是否会触发
工作流（Zoho 对此没有说明），约消耗 505 个 API 额度。确认之后，一次超过 5,000 个客户时
将批量写入，每批 500 个额度。
  --account 客户ID     指定客户；默认取第一个已有分级的客户
  --confirm 姓名       署名确认没有触发任何自动化
  --revoke 组织ID      再次输入组织 ID，恢复逐条写入

export 将该组织的全部数据写到标准输出，每行一条 JSON，不含令牌。
最后一行为各类数据的条数；缺少这一行表示导出不完整。
时刻为 1970 年以来的毫秒数，日期为 1970 年以来的天数。

disconnect 停止通知、在 Zoho 撤销授权并停止所有任务。
已有数据保留，重新连接后从中断处继续。

purge 在此基础上从数据库中彻底删除该组织的一切数据，无法恢复。
不会改动服务的日志和备份。

workflow-function 输出一个 Deluge 函数，供工作流规则在记录变动时通知本服务，
并以该组织专用的密钥签名。通知渠道畅通时无需使用。
  --module 模块        由哪个模块的规则调用：Accounts 或 Deals

uninstall-function 输出扩展“卸载时”（On Uninstallation）所用的 Deluge 函数：
卸载时向本服务发送带签名的通知，服务随即执行与 purge 相同的清除。

  --confirm 组织ID     用于 purge：再次输入组织 ID 以确认
  --fields FIELDS      CRM 中的分级字段和自定义视图：keep（保留，默认）或 remove（连同其内容删除）

退出码：0 完成，1 Tierwise 内部错误，2 需更正输入。
`,
};
