import { IntlMessageFormat } from 'intl-messageformat';
import { type Day, utcStartOf } from '../day.ts';
import type { Language, Text } from '../text.ts';
import type { Message, MessageValue } from './message.ts';

const locales: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' };

/**
 * The message as a sentence.
 *
 * @param currency ISO 4217 code of the organization's home currency; without one amounts are bare numbers
 */
export function renderMessage(message: Message, language: Language, currency?: string): string {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(message.values)) {
    values[name] = renderValue(value, language, currency);
  }
  const sentence = String(formatOf(message.text, language).format(values));
  if (!message.next) return sentence;
  const space = language === 'en' ? ' ' : '';
  return sentence + space + renderMessage(message.next, language, currency);
}

/** An amount of money as written in a language: `¥82,000`, `€1.50`. Fractions appear only below 1,000. */
export function renderMoney(amount: number, language: Language, currency?: string): string {
  const digits = Number.isInteger(amount) || Math.abs(amount) >= 1000 ? 0 : 2;
  return numberFormat(language, digits, currency).format(amount);
}

/** A date as written in a language: `3 Mar 2026`, `2026年3月3日`. */
export function renderDay(day: Day, language: Language): string {
  let text = days[language].get(day);
  if (text === undefined) {
    text = dayFormats[language].format(utcStartOf(day));
    days[language].set(day, text);
  }
  return text;
}

/** A share as whole percent: `37%`. */
export function renderShare(share: number, language: Language): string {
  return percentFormats[language].format(share);
}

function renderValue(value: MessageValue, language: Language, currency?: string): string | number {
  if (typeof value !== 'object') return value;
  if ('money' in value) return renderMoney(value.money, language, currency);
  if ('day' in value) return renderDay(value.day, language);
  if ('share' in value) return renderShare(value.share, language);
  return value[language];
}

/** Compiled by sentence: the sentences of the product are few constants, and compiling one costs more than saying it. */
const formats = new WeakMap<Text, Partial<Record<Language, IntlMessageFormat>>>();

function formatOf(text: Text, language: Language): IntlMessageFormat {
  let compiled = formats.get(text);
  if (!compiled) {
    compiled = {};
    formats.set(text, compiled);
  }
  compiled[language] ??= new IntlMessageFormat(text[language], locales[language], undefined, {
    ignoreTag: true,
  });
  return compiled[language];
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, digits: number, currency?: string): Intl.NumberFormat {
  const key = `${language}${digits}${currency ?? ''}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locales[language], {
      maximumFractionDigits: digits,
      minimumFractionDigits: currency ? digits : 0,
      ...(currency && { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
    });
    numberFormats.set(key, format);
  }
  return format;
}

/** Days as written; the same few thousand come again and again. */
const days: Record<Language, Map<Day, string>> = { en: new Map(), zh: new Map() };

const dayFormats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat(locales.en, { dateStyle: 'medium', timeZone: 'UTC' }),
  zh: new Intl.DateTimeFormat(locales.zh, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }),
};

const percentFormats: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat(locales.en, { style: 'percent' }),
  zh: new Intl.NumberFormat(locales.zh, { style: 'percent' }),
};
