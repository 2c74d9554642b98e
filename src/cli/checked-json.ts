import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Text } from '../core/text.ts';
import { CliError } from './cli-error.ts';
import { fileError } from './open-file.ts';

/** The contents of a JSON file; throws a {@link CliError} that says where it stops being JSON. */
export function readJsonFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError(path, 'r', error);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const detail = (cause as Error).message;
    throw new CliError(
      {
        en: `The file ${path} is not JSON: ${detail}.`,
        zh: `文件 ${path} 不是有效的 JSON：${detail}。`,
      },
      {
        en: 'Check quotes, commas and brackets; JSON has no comments and no trailing commas.',
        zh: '请检查引号、逗号和括号；JSON 不允许注释和多余的逗号。',
      },
      { cause },
    );
  }
}

/**
 * Data that fits a schema, or a {@link CliError} that names each place that does not.
 *
 * @param name what the data is, as the beginning of a sentence
 */
export function checkJson<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  name: Text,
  remedy: Text,
): z.infer<Schema> {
  const checked = schema.safeParse(data);
  if (checked.success) return checked.data;
  const inChinese = schema.safeParse(data, { error: chinese });
  throw new CliError(
    {
      en: `${name.en} is not valid: ${listIssues(checked.error, data, 'en')}.`,
      zh: `${name.zh}无效：${listIssues(inChinese.error ?? checked.error, data, 'zh')}。`,
    },
    remedy,
  );
}

/** What a refinement has to say, in both languages. */
export function says(en: string, zh: string): { message: string; params: { zh: string } } {
  return { message: en, params: { zh } };
}

const { localeError: chinese } = z.locales.zhCN();
const mostIssues = 3;

function listIssues({ issues }: z.ZodError, data: unknown, language: 'en' | 'zh'): string {
  const said = issues.slice(0, mostIssues).map((issue) => {
    const path = issue.path.join('.');
    const message = wording(issue, data, language);
    return path === '' ? message : `${path}: ${message}`;
  });
  return said.join(language === 'en' ? '; ' : '；');
}

function wording(issue: z.core.$ZodIssue, data: unknown, language: 'en' | 'zh'): string {
  if (issue.code === 'invalid_type' && valueAt(data, issue.path) === undefined) {
    return language === 'en' ? 'is missing' : '缺失';
  }
  const translated = issue.code === 'custom' && language === 'zh' && issue.params?.['zh'];
  return typeof translated === 'string' ? translated : issue.message;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = data;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  return value;
}
