import { type Language, languages, type Text } from '../text.ts';
import type { PolicyChange, SettingValue } from './diff-policies.ts';
import type { SettingName } from './setting-name.ts';
import { settingNames } from './setting-names.ts';

/** A change of a policy as a sentence that needs no knowledge of its JSON. */
export function describeChange({ path, before, after }: PolicyChange): Text {
  const setting = settingOf(path);
  const entries = languages.map((language) => {
    const words = sentence(setting, before, after, language);
    return [language, `${nameOf(path, setting, language)}${colons[language]}${words}`];
  });
  return Object.fromEntries(entries) as Text;
}

const colons: Record<Language, string> = { en: ': ', zh: '：' };

/** The setting of the path, or of the dictionary or ladder that the path leads into. */
function settingOf(path: string): { at: string; setting: SettingName } {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const setting = settingNames[at];
    if (setting) return { at, setting };
  }
  return { at: path, setting: { name: { en: path, zh: path }, unit: 'text' } };
}

type Found = ReturnType<typeof settingOf>;

function nameOf(path: string, { at, setting }: Found, language: Language): string {
  const name = setting.name[language];
  if (at === path) return name;
  const entry = path.slice(at.length + 1);
  return language === 'en' ? `${name} “${entry}”` : `${name}“${entry}”`;
}

function sentence(
  { setting }: Found,
  before: SettingValue | undefined,
  after: SettingValue | undefined,
  language: Language,
): string {
  const write = (value: SettingValue) => written(value, setting, language);
  if (setting.unit === 'list' && Array.isArray(before) && Array.isArray(after)) {
    return listSentence(before, after, language);
  }
  if (after === undefined) {
    const old = write(before ?? null);
    return language === 'en' ? `removed (was ${old})` : `删除（原为 ${old}）`;
  }
  if (before === undefined)
    return language === 'en' ? `${write(after)}, new` : `新增，${write(after)}`;
  return language === 'en'
    ? `${write(after)} instead of ${write(before)}`
    : `由 ${write(before)} 改为 ${write(after)}`;
}

function listSentence(before: readonly unknown[], after: readonly unknown[], language: Language) {
  const added = after.filter((item) => !before.includes(item));
  const removed = before.filter((item) => !after.includes(item));
  const parts = [
    ...(added.length > 0
      ? [language === 'en' ? `${added.join(', ')} added` : `新增 ${added.join('、')}`]
      : []),
    ...(removed.length > 0
      ? [language === 'en' ? `${removed.join(', ')} removed` : `删除 ${removed.join('、')}`]
      : []),
  ];
  if (parts.length === 0) return language === 'en' ? 'in another order' : '顺序调整';
  return parts.join(language === 'en' ? '; ' : '；');
}

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });
const percents = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 2 });

function written(value: SettingValue, setting: SettingName, language: Language): string {
  if (typeof value === 'number') return writtenNumber(value, setting.unit, language);
  if (typeof value === 'string') return setting.choices?.[value]?.[language] ?? value;
  if (value === null) return words.allHistory[language];
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no'][language];
  const items = value.map((item) => written(item, setting, language));
  return items.join(language === 'en' ? ', ' : '、');
}

const words = {
  allHistory: { en: 'all history', zh: '全部历史' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
};

function writtenNumber(value: number, unit: SettingName['unit'], language: Language): string {
  const number = numbers.format(value);
  if (unit === 'share') return percents.format(value);
  if (unit === 'days') return language === 'en' ? `${number} days` : `${number} 天`;
  if (unit === 'window') return language === 'en' ? `the last ${number} days` : `近 ${number} 天`;
  return number;
}
