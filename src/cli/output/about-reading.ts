import type { ReadBook } from '../book/read-book.ts';
import { aboutProblem } from './about-problem.ts';
import type { Warning } from './warning.ts';

/** What was odd in the rows of the files. */
export function aboutReading({ garbled, problems }: ReadBook): Warning[] {
  return [...garbled.map(aboutGarbled), ...problems.map(aboutProblem)];
}

function aboutGarbled(path: string): Warning {
  return {
    sentence: {
      en: `The file ${path} is not UTF-8; names in it may come out wrong.`,
      zh: `文件 ${path} 不是 UTF-8 编码，其中的名称可能显示为乱码。`,
    },
    remedy: {
      en: 'Say how it is written in the mapping: "encoding": "gb18030" (Chinese Excel) or "windows-1252" (Western).',
      zh: '请在映射中指明编码："encoding": "gb18030"（中文 Excel）或 "windows-1252"（西文）。',
    },
  };
}
