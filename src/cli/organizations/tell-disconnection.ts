import type { Disconnection } from '../../app/disconnect-organization.ts';
import type { Text } from '../../core/text.ts';
import { type Terminal, tell } from '../terminal.ts';

/** Says what was done at Zoho, and what a person has to do there. */
export function tellDisconnection(terminal: Terminal, left: Disconnection): void {
  const { channels, views, fields, access, trouble } = left;
  const lines = [
    channels === 'closed' ? said.channelsClosed : said.channelsLeft,
    ...(views.removed > 0 ? [fill(said.viewsRemoved, String(views.removed))] : []),
    ...(views.left.length > 0 ? [fill(said.viewsLeft, views.left.join(', '))] : []),
    ...(fields.removed > 0 ? [fill(said.fieldsRemoved, String(fields.removed))] : []),
    ...(fields.left.length > 0 ? [fill(said.fieldsLeft, fields.left.join(', '))] : []),
    access === 'left' ? said.accessLeft : said.accessWithdrawn,
  ];
  for (const line of lines) terminal.out.write(`${line[terminal.language]}\n`);
  if (!trouble) return;
  tell(terminal, { en: trouble.sentence('en'), zh: trouble.sentence('zh') });
}

function fill(text: Text, value: string): Text {
  return {
    en: text.en.replace('{value}', () => value),
    zh: text.zh.replace('{value}', () => value),
  };
}

const said = {
  channelsClosed: { en: 'Notifications have ended.', zh: '已停止接收通知。' },
  channelsLeft: {
    en: 'Zoho did not end the notifications; they are refused here and end within a week.',
    zh: 'Zoho 未能停止通知；本服务已拒收，通知会在一周内自动失效。',
  },
  viewsRemoved: { en: '{value} custom views were deleted.', zh: '已删除 {value} 个自定义视图。' },
  viewsLeft: {
    en: 'These custom views could not be deleted: {value}. Delete them in Zoho in the list of accounts.',
    zh: '以下自定义视图未能删除：{value}。请在 Zoho 的客户列表中手动删除。',
  },
  fieldsRemoved: { en: '{value} class fields were deleted.', zh: '已删除 {value} 个分级字段。' },
  fieldsLeft: {
    en: 'These class fields could not be deleted: {value}. Delete them in Zoho under Setup, Modules and Fields.',
    zh: '以下分级字段未能删除：{value}。请在 Zoho“设置 → 模块和字段”中手动删除。',
  },
  accessWithdrawn: {
    en: 'Tierwise has no access to this organization any more.',
    zh: 'Tierwise 已无法访问该组织。',
  },
  accessLeft: {
    en: 'Zoho did not withdraw the access. Remove Tierwise under Connected Apps at accounts.zoho.com, or run this again.',
    zh: 'Zoho 未能撤销授权。请在 accounts.zoho.com 的“已连接的应用”中移除 Tierwise，或重新运行本命令。',
  },
} as const satisfies Record<string, Text>;
