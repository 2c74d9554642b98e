import { describe, expect, it } from 'vitest';
import { en } from '../../../widget/texts/en.ts';
import { zh } from '../../../widget/texts/zh.ts';

describe('the widget’s texts', () => {
  it('are the same set in both languages', () => {
    expect([...leavesOf(zh).keys()]).toEqual([...leavesOf(en).keys()]);
  });

  it('are nowhere empty, and different in each language but for names', () => {
    const chinese = leavesOf(zh);
    const same = [...leavesOf(en)].filter(([path, text]) => text === chinese.get(path));

    expect([...leavesOf(en).values(), ...chinese.values()].filter((text) => text === '')).toEqual(
      [],
    );
    expect(same.map(([path]) => path)).toEqual([
      '.welcome.pageTitle',
      '.welcome.languages.en',
      '.welcome.languages.zh',
    ]);
  });

  it('are in Chinese where they are to be', () => {
    const foreign = [...leavesOf(zh)].filter(([, text]) => !/[\u4e00-\u9fff]/.test(text));

    expect(foreign.map(([path]) => path)).toEqual([
      '.otherLanguage',
      '.progress.count',
      '.welcome.pageTitle',
      '.welcome.languages.en',
    ]);
  });
});

/** Every text by its path; one that takes values is said with examples. */
function leavesOf(texts: unknown, path = ''): Map<string, string> {
  if (typeof texts === 'string') return new Map([[path, texts]]);
  if (typeof texts === 'function') return new Map([[path, String(texts(2, 3, 4))]]);
  const leaves = Object.entries(texts as object).flatMap(([key, value]) => [
    ...leavesOf(value, `${path}.${key}`),
  ]);
  return new Map(leaves);
}
