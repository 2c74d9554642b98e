import type { Text } from '../../core/text.ts';
import { type ListToMake, listToMake } from '../list-to-make.ts';
import { defineOrganizationCheck } from './check.ts';

/** Whether our lists of accounts are in the CRM, ours by id or made by hand as we would have. */
export const views = defineOrganizationCheck({
  id: 'views',
  title: { en: 'Lists of accounts', zh: '客户视图' },
  findings: {
    present: {
      severity: 'fine',
      sentence: {
        en: 'All {count} lists (custom views) are there.',
        zh: '{count} 个客户视图（自定义视图）全部存在。',
      },
    },
    none: {
      severity: 'fine',
      sentence: {
        en: 'There are none to keep: the fields by which they filter were not chosen.',
        zh: '无需创建：未选择视图筛选所用的字段。',
      },
    },
    'not-yet': {
      severity: 'warning',
      sentence: { en: 'They have not been made yet.', zh: '尚未创建客户视图。' },
      remedy: {
        en: 'The installation makes them last. If it has finished, connect the organization again.',
        zh: '安装的最后一步会创建。如安装已完成，请重新连接该组织。',
      },
    },
    'to-make': {
      severity: 'warning',
      sentence: {
        en: 'The CRM did not let Tierwise make {count} of the lists.',
        zh: '有 {count} 个客户视图，CRM 不允许 Tierwise 创建。',
      },
      remedy: {
        en: 'Connect the organization again to try once more, or make them by hand: in Accounts, open the menu of views, choose “New Custom View”, enter name and criterion, and share it with everybody.\n{lists}',
        zh: '可重新连接该组织再试一次，或手动创建：在“客户”模块打开视图菜单，选择“新建自定义视图”，填写名称和条件，并共享给所有人。\n{lists}',
      },
    },
    gone: {
      severity: 'warning',
      sentence: {
        en: 'Lists were deleted in the CRM: {names}.',
        zh: '以下客户视图已在 CRM 中被删除：{names}。',
      },
      remedy: {
        en: 'If that was on purpose, there is nothing to do: Tierwise does not make them again. Otherwise make them by hand: in Accounts, open the menu of views and choose “New Custom View”.\n{lists}',
        zh: '如为有意删除，则无需处理，Tierwise 不会重新创建。否则请手动创建：在“客户”模块打开视图菜单，选择“新建自定义视图”。\n{lists}',
      },
    },
    'name-taken': {
      severity: 'warning',
      sentence: {
        en: 'Other lists of the organization bear these names: {names}.',
        zh: '以下名称已被该组织的其他视图占用：{names}。',
      },
      remedy: {
        en: 'Rename them in the CRM and connect the organization again, or do without ours.',
        zh: '请在 CRM 中将其改名后重新连接该组织；不需要这些视图时可忽略。',
      },
    },
    unknown: {
      severity: 'unknown',
      sentence: {
        en: 'Not looked at: Zoho did not tell which lists there are.',
        zh: '未检查：Zoho 未返回视图信息。',
      },
      remedy: {
        en: 'Mend the access first. If it is sound, connect the organization again and accept everything that is asked.',
        zh: '请先解决访问授权问题；如授权正常，请重新连接该组织并同意全部授权项。',
      },
    },
  },
  evaluate({ organization, viewsAtZoho }) {
    const { views: known } = organization;
    if (!known) return { code: 'not-yet' };
    if (known.length === 0) return { code: 'none' };
    // Whoever may not even look at the lists could not have made any.
    const neverMade = known.every(({ viewId }) => viewId === undefined);
    if ('failure' in viewsAtZoho && !neverMade) return { code: 'unknown' };
    const present: ReadonlyMap<string, string | undefined> =
      'value' in viewsAtZoho ? viewsAtZoho.value : new Map();
    const missing = known.filter(({ key }) => !present.has(key));
    const toMake = missing.filter(({ viewId }) => viewId === undefined);
    const gone = missing.filter(({ viewId }) => viewId !== undefined);
    const taken = known.filter(({ key }) => present.has(key) && present.get(key) === undefined);
    const lists = (of: typeof known) => inWords(of.map((view) => listToMake(organization, view)));
    if (toMake.length > 0) {
      return { code: 'to-make', values: { count: toMake.length, lists: lists(toMake) } };
    }
    if (gone.length > 0) {
      return { code: 'gone', values: { names: namesOf(gone), lists: lists(gone) } };
    }
    if (taken.length > 0) return { code: 'name-taken', values: { names: namesOf(taken) } };
    return { code: 'present', values: { count: known.length } };
  },
});

function namesOf(lists: readonly { name: string }[]): Text {
  const names = lists.map(({ name }) => name);
  return { en: names.map((name) => `“${name}”`).join(', '), zh: `“${names.join('”、“')}”` };
}

/** Each on a line, by its name with its one criterion. */
function inWords(lists: readonly ListToMake[]): Text {
  const en = lists.map(
    ({ name, field, comparator, value }) => `“${name}”: ${field} ${comparator} ${value}`,
  );
  const zh = lists.map(
    ({ name, field, comparator, value }) =>
      `“${name}”：${field} ${comparator === 'is' ? '等于' : '包含'} ${value}`,
  );
  return { en: en.join('\n'), zh: zh.join('\n') };
}
