import type { Warning } from './warning.ts';

/**
 * What a mapping says that has no effect.
 *
 * @param ignored names that mean nothing
 * @param unusedFile an accounts file that the mapping does not speak of
 */
export function aboutMapping(
  ignored: readonly string[],
  unusedFile: string | undefined,
): Warning[] {
  const warnings: Warning[] = [];
  if (ignored.length > 0) {
    const names = ignored.join(', ');
    warnings.push({
      sentence: {
        en: `The mapping names what is not read here: ${names}.`,
        zh: `映射中有此处不读取的项目：${names}。`,
      },
    });
  }
  if (unusedFile !== undefined) {
    warnings.push({
      sentence: {
        en: `The mapping has no "accounts", so ${unusedFile} is not read and the accounts come from the deals.`,
        zh: `映射中没有 "accounts"，因此未读取 ${unusedFile}，客户由商机得出。`,
      },
    });
  }
  return warnings;
}
