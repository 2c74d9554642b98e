import type { Text } from '../core/text.ts';

/**
 * Everything that can go wrong, by code: a sentence for the person who reads it and the next step to take.
 * `{detail}` is replaced by the error's own detail (a field, a scope, a limit), never by a secret.
 */
export const errorTexts = {
  'invalid-request': {
    message: { en: 'The request is not valid: {detail}.', zh: '请求无效：{detail}。' },
    remedy: { en: 'Correct the named part and send it again.', zh: '请更正所指出的内容后重试。' },
  },
  'too-large': {
    message: { en: 'The request is too large ({detail}).', zh: '请求内容过大（{detail}）。' },
    remedy: { en: 'Send it in smaller parts.', zh: '请拆分成较小的部分再发送。' },
  },
  'too-many-requests': {
    message: { en: 'Too many requests came from here.', zh: '请求过于频繁。' },
    remedy: { en: 'Wait a minute, then try again.', zh: '请稍等一分钟后再试。' },
  },
  'not-found': {
    message: { en: 'There is no such {detail}.', zh: '未找到：{detail}。' },
    remedy: { en: 'Check the address.', zh: '请检查地址是否正确。' },
  },
  'method-not-allowed': {
    message: { en: 'This address takes {detail} alone.', zh: '该地址仅接受 {detail} 请求。' },
    remedy: { en: 'Send the request with that method.', zh: '请改用该方法发送请求。' },
  },
  'unknown-sender': {
    message: {
      en: 'The address or the token is not that of an open {detail}.',
      zh: '地址或令牌与任何开放的{detail}都不相符。',
    },
    remedy: {
      en: 'Have Tierwise show a new webhook address, and enter it with its token where this was sent from.',
      zh: '请在 Tierwise 中重新获取 Webhook 地址，并将该地址及其令牌填入发送方。',
    },
  },
  'call-not-believed': {
    message: {
      en: 'The call is not signed by a function of this server, is older than five minutes, or came before.',
      zh: '该请求并非由本服务的函数签名，或已超过五分钟，或已收到过。',
    },
    remedy: {
      en: 'Set the clock of the server, and have `tierwise organizations uninstall-function` or `workflow-function` print the function anew.',
      zh: '请校准服务器时钟，并用 `tierwise organizations uninstall-function` 或 `workflow-function` 重新生成函数。',
    },
  },
  'foreign-page': {
    message: {
      en: 'The request does not come from a page of this server.',
      zh: '该请求并非来自本服务的页面。',
    },
    remedy: {
      en: 'Open Tierwise at the address that is set as PUBLIC_URL.',
      zh: '请通过 PUBLIC_URL 所设置的地址打开 Tierwise。',
    },
  },
  'not-signed-in': {
    message: { en: 'You are not signed in.', zh: '您尚未登录。' },
    remedy: { en: 'Choose “Sign in with Zoho”.', zh: '请点击“使用 Zoho 登录”。' },
  },
  'not-allowed': {
    message: { en: 'You may not see this {detail}.', zh: '您无权查看该内容：{detail}。' },
    remedy: {
      en: 'Ask your CRM administrator for access to the record.',
      zh: '请联系 CRM 管理员开通该记录的访问权限。',
    },
  },
  'sign-in-expired': {
    message: {
      en: 'The sign-in was not finished in time or was used twice.',
      zh: '登录已超时或已被使用。',
    },
    remedy: { en: 'Start the sign-in again.', zh: '请重新登录。' },
  },
  'consent-refused': {
    message: {
      en: 'Zoho reports that access was not granted ({detail}).',
      zh: 'Zoho 返回：未授予访问权限（{detail}）。',
    },
    remedy: { en: 'Connect again and choose “Accept”.', zh: '请重新连接并点击“接受”。' },
  },
  'unknown-data-center': {
    message: {
      en: '{detail} is not a Zoho data center known here.',
      zh: '{detail} 不是已知的 Zoho 数据中心。',
    },
    remedy: { en: 'Start the connection again from Tierwise.', zh: '请从 Tierwise 重新发起连接。' },
  },
  'organization-not-connected': {
    message: {
      en: 'This organization is not connected to Tierwise.',
      zh: '该组织尚未连接 Tierwise。',
    },
    remedy: { en: 'Ask your CRM administrator to connect it.', zh: '请联系 CRM 管理员完成连接。' },
  },
  'organization-busy': {
    message: {
      en: 'Work for this organization is under way and does not come to an end.',
      zh: '该组织的任务正在进行，尚未结束。',
    },
    remedy: { en: 'Try again in a few minutes.', zh: '请几分钟后再试。' },
  },
  'crm-access-revoked': {
    message: {
      en: 'Zoho no longer accepts our access to this organization.',
      zh: 'Zoho 已不再接受我们对该组织的访问授权。',
    },
    remedy: { en: 'Connect the organization again.', zh: '请重新连接该组织。' },
  },
  'crm-permission-missing': {
    message: {
      en: 'The connected Zoho user lacks a permission: {detail}.',
      zh: '所连接的 Zoho 用户缺少权限：{detail}。',
    },
    remedy: {
      en: 'Give the user that permission, or connect as an administrator.',
      zh: '请为该用户开通权限，或使用管理员账号重新连接。',
    },
  },
  'field-limit-reached': {
    message: {
      en: 'The organization has no room for more custom fields on accounts ({detail}).',
      zh: '该组织的客户模块已无法新增自定义字段（{detail}）。',
    },
    remedy: {
      en: 'Connect again with fewer fields, or delete custom fields that nobody uses.',
      zh: '请减少所选字段后重新连接，或删除不再使用的自定义字段。',
    },
  },
  'field-label-taken': {
    message: {
      en: 'The organization has a field of its own that is called “{detail}”.',
      zh: '该组织已有名为“{detail}”的字段，且不是由 Tierwise 创建的。',
    },
    remedy: {
      en: 'Rename that field in the CRM, or connect again without it.',
      zh: '请在 CRM 中重命名该字段，或不选择该字段后重新连接。',
    },
  },
  'crm-rate-limited': {
    message: { en: 'Zoho asks us to slow down.', zh: 'Zoho 要求降低访问频率。' },
    remedy: {
      en: 'Nothing to do: the work goes on by itself later.',
      zh: '无需操作，稍后会自动继续。',
    },
  },
  'credits-awaited': {
    message: {
      en: 'The share of API credits that Tierwise may use is used up; the work goes on at {detail}.',
      zh: 'Tierwise 可用的 API 额度已用完，将于 {detail} 继续。',
    },
    remedy: {
      en: 'Nothing to do. To go on sooner, raise the share: `tierwise organizations credits`.',
      zh: '无需操作。如需提前继续，可用 `tierwise organizations credits` 提高可用比例。',
    },
  },
  'crm-unavailable': {
    message: {
      en: 'Zoho CRM does not answer properly ({detail}).',
      zh: 'Zoho CRM 暂时无法正常响应（{detail}）。',
    },
    remedy: { en: 'Nothing to do: the work is tried again.', zh: '无需操作，系统会自动重试。' },
  },
  'crm-refused': {
    message: {
      en: 'Zoho CRM refused the request: {detail}.',
      zh: 'Zoho CRM 拒绝了请求：{detail}。',
    },
    remedy: {
      en: 'Run `tierwise doctor` for this organization.',
      zh: '请对该组织运行 `tierwise doctor` 进行检查。',
    },
  },
  'store-unavailable': {
    message: { en: 'The database cannot be used ({detail}).', zh: '数据库暂不可用（{detail}）。' },
    remedy: { en: 'Check disk space and the database file.', zh: '请检查磁盘空间和数据库文件。' },
  },
  'store-too-new': {
    message: {
      en: 'The database was last used by a newer version of Tierwise ({detail}).',
      zh: '数据库已被更新版本的 Tierwise 使用过（{detail}）。',
    },
    remedy: {
      en: 'Run that version, or restore a backup from before the update.',
      zh: '请运行该版本，或恢复升级之前的备份。',
    },
  },
  'secret-key-unusable': {
    message: { en: 'The secret key cannot be used: {detail}.', zh: '密钥无法使用：{detail}。' },
    remedy: {
      en: 'Use the key this database was made with; without it, begin a new database and connect every organization again.',
      zh: '请使用创建该数据库时的密钥；如已丢失，请新建数据库并重新连接各组织。',
    },
  },
  internal: {
    message: { en: 'Something went wrong on our side.', zh: '系统内部出错。' },
    remedy: {
      en: 'Try again; if it stays, tell whoever runs the server when it happened: its log says more.',
      zh: '请重试；如仍失败，请将发生时间告知服务管理员，日志中有详细记录。',
    },
  },
} as const satisfies Record<string, { message: Text; remedy: Text }>;

/** A detail in Chinese; names, codes, places and what the CRM said are the same in both languages. */
export function chineseDetail(detail: string): string {
  return chineseDetails[detail] ?? detail.replace(/^an OAuth scope for /, 'OAuth 授权范围 ');
}

const chineseDetails: Readonly<Record<string, string>> = {
  account: '客户',
  'account with classes': '已分级的客户',
  address: '地址',
  body: '请求正文',
  'bulk job': '批量任务',
  channel: '通知通道',
  header: '请求头',
  installation: '安装进度',
  organization: '组织',
  page: '页面',
  policy: '策略版本',
  run: '运行记录',
  webhook: 'Webhook',
  Administrator: '管理员',
  'until is a day that is over': 'until 早于今天',
  'Zoho gave no lasting access': 'Zoho 未给予长期访问权限',
  'Tierwise stops': 'Tierwise 正在停止',
  'the bulk write does not end': '批量写入迟迟没有结束',
  'a bulk write may be under way': '可能有批量写入正在进行',
  'answers in another order than asked': '返回的顺序与请求不一致',
  'it does not answer': '没有响应',
  'another process holds it locked': '被另一个进程锁定',
  'memory ran out': '内存不足',
  'it is read-only': '只读',
  'the disk reports an input or output error': '磁盘读写出错',
  'the file is damaged': '文件已损坏',
  'the disk is full': '磁盘已满',
  'the file cannot be opened': '文件无法打开',
  'the file is not an SQLite database': '不是 SQLite 数据库文件',
  'it is closed': '已关闭',
  'unexpected error': '意外错误',
  'its file system does not support shared memory': '所在文件系统不支持共享内存',
  'it is not 32 bytes in base64': '应为 Base64 编码的 32 字节',
  'the stored secrets were made with another key': '库中的密文是用另一个密钥生成的',
  'a stored secret does not open with it': '库中有密文无法用它解开',
};
