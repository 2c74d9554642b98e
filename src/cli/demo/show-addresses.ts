import type { Language, Text } from '../../core/text.ts';
import { textWidth } from '../output/text-width.ts';
import type { DemoDetails } from './demo-file.ts';

const kinds: Readonly<Record<string, Text>> = {
  strategic: { en: 'a strategic account', zh: '战略客户' },
  'at-risk': { en: 'an account at risk', zh: '流失预警客户' },
  potential: { en: 'a potential account', zh: '潜在客户' },
  rep: { en: 'an account of the rep', zh: '客户经理名下的客户' },
};

/** Where to look, who to be, what to try, how to stop. */
export function showAddresses(details: DemoDetails, language: Language): string[] {
  const isChinese = language === 'zh';
  const rows: [string, string][] = [
    [
      isChinese ? '客户列表' : 'all accounts',
      `${details.crmUrl}/crm/${details.domainName}/tab/Accounts`,
    ],
    ...Object.entries(details.accounts).map(([kind, { name, url }]): [string, string] => [
      kinds[kind]?.[language] ?? kind,
      `${url}  ${name}`,
    ]),
    ['Tierwise', `${details.serverUrl}/`],
  ];
  const width = Math.max(...rows.map(([label]) => textWidth(label)));
  const people = details.people.map(({ name, role }) =>
    isChinese ? `${name}（${role}）` : `${name} (${role})`,
  );
  return [
    isChinese ? '在浏览器中打开' : 'Open in the browser',
    ...rows.map(([label, value]) => `  ${label}${' '.repeat(width - textWidth(label))}  ${value}`),
    '',
    isChinese ? '登录身份（无需密码）' : 'Sign in as (no password)',
    `  ${people.join(isChinese ? '、' : ', ')}`,
    '',
    isChinese ? '赢下一笔商机，观察分级变化' : 'Win a deal and watch the classes change',
    isChinese
      ? '  在客户页面的进行中商机旁点击“赢单”，或在另一个终端中运行：'
      : '  press “Won” beside an open deal on an account’s page, or in a second terminal:',
    '  npx tierwise demo --win-deal',
    '',
    isChinese ? '按 Ctrl+C 停止，所有内容随之清除。' : 'Ctrl+C stops it and removes everything.',
  ];
}
