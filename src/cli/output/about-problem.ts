import type { Text } from '../../core/text.ts';
import type { ProblemRows, RowProblem } from '../book/row-problems.ts';
import type { Warning } from './warning.ts';

const problemTexts: Record<RowProblem, { text: Text; remedy?: Text }> = {
  'broken-quoting': { text: { en: 'broken quoting', zh: '引号不成对' } },
  'too-few-columns': { text: { en: 'too few columns', zh: '列数不足' } },
  'no-id': { text: { en: 'no id', zh: '缺少编号' } },
  'bad-number': {
    text: { en: 'a text that is no number', zh: '无法识别的数字' },
    remedy: {
      en: 'If 1.234,50 is how the file writes amounts, put "decimal": "," into the mapping.',
      zh: '如果文件中的金额写作 1.234,50，请在映射中加入 "decimal": ","。',
    },
  },
  'bad-date': {
    text: { en: 'a text that is no date', zh: '无法识别的日期' },
    remedy: {
      en: 'If the file writes dates otherwise, give the field its "format" in the mapping, such as "M/d/yyyy".',
      zh: '如果文件使用其他日期写法，请在映射中为该字段指定 "format"，例如 "M/d/yyyy"。',
    },
  },
};

/** Rows that could not be read, in words: how many, where, why, and what may help. */
export function aboutProblem({ file, reason, field, rows, lines }: ProblemRows): Warning {
  const { text, remedy } = problemTexts[reason];
  const isKept = file === 'accounts' && field !== undefined;
  const where = field === undefined ? '' : ` ${field}`;
  const first = `${lines.join(', ')}${rows > lines.length ? ', …' : ''}`;
  const [one, many] =
    file === 'deals' ? ['deal row', 'deal rows'] : ['account row', 'account rows'];
  return {
    sentence: {
      en: `${rows} ${rows === 1 ? one : many} with ${text.en}${where && ` in${where}`} (line ${first}): ${isKept ? 'the fact stays unknown' : 'not counted'}.`,
      zh: `${file === 'deals' ? '商机' : '客户'}文件有 ${rows} 行${where && `的${where} `}${text.zh}（行号 ${first}）：${isKept ? '该项按未知处理' : '未计入'}。`,
    },
    ...(remedy && { remedy }),
  };
}
