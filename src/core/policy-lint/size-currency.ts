import { chinaSizes, euSizes } from '../tables/size-presets.ts';
import type { LintRule } from './rule.ts';

/** A size standard in another currency. */
export const sizeCurrency: LintRule = {
  code: 'size-currency',
  severity: 'warning',
  title: {
    en: 'a size standard in another currency',
    zh: '规模标准与本位币不同',
  },
  needs: 'organization',
  check({ size: { standard, homeCurrencyPerUnit } }, { currency }) {
    if (standard === 'own' || currency === undefined || homeCurrencyPerUnit !== undefined)
      return [];
    const wanted = (standard === 'eu' ? euSizes : chinaSizes).currency;
    if (currency === wanted) return [];
    return [
      {
        path: 'size.homeCurrencyPerUnit',
        message: {
          en: `The size standard counts in ${wanted} and the organization in ${currency}: revenue is not compared, head counts alone decide.`,
          zh: `规模标准以 ${wanted} 计，而本位币为 ${currency}：不比较营收，仅按人数判断。`,
        },
        remedy: {
          en: `Set size.homeCurrencyPerUnit to what one ${wanted} costs in ${currency}.`,
          zh: `请在 size.homeCurrencyPerUnit 中填写 1 ${wanted} 折合多少 ${currency}。`,
        },
      },
    ];
  },
};
