import type { Language } from '../../core/text.ts';

/** How the pages write numbers and times for one person. */
export interface Formats {
  count(value: number): string;
  /** An amount in the organization's home currency; an em dash when there is none. */
  money(value: unknown): string;
  /** A date Zoho writes as `YYYY-MM-DD`. */
  day(isoDate: unknown): string;
  /** An instant Zoho writes with its offset, as the date on which it falls there. */
  date(zohoTime: unknown): string;
}

/** The formats of a language and a currency (ISO 4217). */
export function createFormats(language: Language, currency: string): Formats {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const numbers = new Intl.NumberFormat(locale);
  const amounts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  const days = new Intl.DateTimeFormat(locale, {
    dateStyle: language === 'zh' ? 'long' : 'medium',
    timeZone: 'UTC',
  });
  const day = (isoDate: unknown): string => {
    const instant = Date.parse(`${isoDate}T00:00:00Z`);
    return Number.isNaN(instant) ? '—' : days.format(instant);
  };
  return {
    count: (value) => numbers.format(value),
    money: (value) => (typeof value === 'number' ? amounts.format(value) : '—'),
    day,
    date: (zohoTime) => day(String(zohoTime).slice(0, 10)),
  };
}
