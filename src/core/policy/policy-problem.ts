import type { z } from 'zod';
import type { Text } from '../text.ts';
import { propertiesAt } from './policy-schema.ts';
import { suggestName } from './suggest-name.ts';

/** Why a text is no policy, by code. */
type PolicyProblemCode =
  | 'not-an-object'
  | 'unknown-preset'
  | 'unknown-property'
  | 'wrong-type'
  | 'missing-property'
  | 'not-a-choice'
  | 'out-of-range'
  | 'wrong-form'
  | 'contradiction';

/** One thing that keeps a value from being a policy: where, what, and how to mend it. */
export interface PolicyProblem {
  code: PolicyProblemCode;
  /** Path from the top, joined by dots: `value.weights.revenue`. */
  path: string;
  message: Text;
  remedy: Text;
}

/** The problems an issue of the schema stands for: one per name where several are not known. */
export function problemsOf(issue: z.core.$ZodIssue, given: unknown): PolicyProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownProperty(issue.path, key));
  }
  const path = issue.path.join('.');
  return [{ path, ...worded(issue, valueAt(given, issue.path)) }];
}

type Worded = Omit<PolicyProblem, 'path'>;

function unknownProperty(at: readonly PropertyKey[], key: string): PolicyProblem {
  const known = propertiesAt(at);
  const meant = suggestName(key, known);
  const names = known.join(', ');
  return {
    code: 'unknown-property',
    path: [...at, key].join('.'),
    message: {
      en: `“${key}” is no property of a policy${at.length > 0 ? ` under ${at.join('.')}` : ''}.`,
      zh: `${at.length > 0 ? `${at.join('.')} 下` : '策略中'}没有“${key}”这一项。`,
    },
    remedy: meant
      ? { en: `Did you mean “${meant}”?`, zh: `您是否想写“${meant}”？` }
      : { en: `Known here: ${names}.`, zh: `此处可用：${names}。` },
  };
}

function worded(issue: z.core.$ZodIssue, value: unknown): Worded {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? missing(issue.expected) : wrongType(issue.expected, value);
    case 'invalid_value':
      return notAChoice(issue.values.map(String), value);
    case 'too_small':
      return outOfRange(issue, 'least', Number(issue.minimum), value);
    case 'too_big':
      return outOfRange(issue, 'most', Number(issue.maximum), value);
    case 'custom':
      return contradiction(issue);
    default:
      return wrongForm(issue, value);
  }
}

const typeNames: Readonly<Record<string, Text>> = {
  number: { en: 'a number', zh: '数字' },
  int: { en: 'a whole number', zh: '整数' },
  string: { en: 'a text', zh: '文本' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
  array: { en: 'a list', zh: '列表' },
  tuple: { en: 'a list', zh: '列表' },
  object: { en: 'an object', zh: '对象' },
  record: { en: 'an object', zh: '对象' },
};

function typeName(type: string): Text {
  return typeNames[type] ?? { en: type, zh: type };
}

function missing(expected: string): Worded {
  const type = typeName(expected);
  return {
    code: 'missing-property',
    message: { en: 'It is missing.', zh: '缺少该项。' },
    remedy: { en: `Give ${type.en}.`, zh: `请填写${type.zh}。` },
  };
}

function wrongType(expected: string, value: unknown): Worded {
  const type = typeName(expected);
  const shown = JSON.stringify(value);
  return {
    code: 'wrong-type',
    message: {
      en: `It must be ${type.en}, not ${shown}.`,
      zh: `应为${type.zh}，而不是 ${shown}。`,
    },
    remedy:
      typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
        ? { en: 'Leave out the quotes.', zh: '请去掉引号。' }
        : { en: `Write ${type.en}.`, zh: `请改为${type.zh}。` },
  };
}

function notAChoice(choices: string[], value: unknown): Worded {
  const meant = typeof value === 'string' ? suggestName(value, choices) : undefined;
  const shown = JSON.stringify(value);
  return {
    code: 'not-a-choice',
    message: {
      en: `${shown} is none of ${choices.join(', ')}.`,
      zh: `${shown} 不在可选值之内：${choices.join('、')}。`,
    },
    remedy: meant
      ? { en: `Did you mean “${meant}”?`, zh: `您是否想写“${meant}”？` }
      : { en: `Choose one of ${choices.join(', ')}.`, zh: `请从中选择：${choices.join('、')}。` },
  };
}

function outOfRange(
  { origin, inclusive }: { origin: string; inclusive?: boolean | undefined },
  bound: 'least' | 'most',
  limit: number,
  value: unknown,
): Worded {
  const isCounted = origin === 'array' || origin === 'string';
  const noun = {
    en: origin === 'array' ? ' entries' : ' characters',
    zh: origin === 'array' ? '项' : '个字符',
  };
  const unit = isCounted ? noun : { en: '', zh: '' };
  const least =
    inclusive === false ? { en: 'more than', zh: '大于' } : { en: 'at least', zh: '不小于' };
  const most =
    inclusive === false ? { en: 'less than', zh: '小于' } : { en: 'at most', zh: '不大于' };
  const words = bound === 'least' ? least : most;
  const given = isCounted ? (value as string | unknown[]).length : value;
  return {
    code: 'out-of-range',
    message: {
      en: `It must be ${words.en} ${limit}${unit.en}, not ${given}.`,
      zh: `应${words.zh} ${limit}${unit.zh}，而不是 ${given}。`,
    },
    remedy: {
      en: `Give ${words.en} ${limit}${unit.en}.`,
      zh: `请改为${words.zh} ${limit}${unit.zh}。`,
    },
  };
}

function contradiction(issue: z.core.$ZodIssueCustom): Worded {
  const zh = issue.params?.['zh'];
  return {
    code: 'contradiction',
    message: { en: `${issue.message}.`, zh: `${typeof zh === 'string' ? zh : issue.message}。` },
    remedy: {
      en: 'Change one of the two so that they agree.',
      zh: '请修改其中一项，使两者一致。',
    },
  };
}

function wrongForm(issue: z.core.$ZodIssue, value: unknown): Worded {
  const wanted = 'pattern' in issue && issue.pattern ? ` ${issue.pattern}` : '';
  return {
    code: 'wrong-form',
    message: {
      en: `${JSON.stringify(value)} does not have the form that is wanted here.`,
      zh: `${JSON.stringify(value)} 的格式不符合要求。`,
    },
    remedy: {
      en: wanted ? `Write it as${wanted}.` : `Correct it: ${issue.message}.`,
      zh: wanted ? `请按此格式填写：${wanted.trim()}。` : '请检查该项的名称与取值。',
    },
  };
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = data;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  return value;
}
