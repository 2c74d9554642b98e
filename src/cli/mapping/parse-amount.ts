/** A blank of any width or an apostrophe between digits groups them, like a comma. */
const group = /(?<=\d)[\s'’](?=\d)/g;
/** What may be a currency before or after a number: a sign with or without letters (US$), or a word. */
const currency = /^(?:[A-Za-z]{0,3}\p{Sc}|(\p{L}{1,3})\.?)|(?:\p{Sc}|(\p{L}{1,3})\.?)$/gu;
/** Words that are a currency: codes of ISO 4217 and what people write instead. */
const currencyWords = new Set([
  ...Intl.supportedValuesOf('currency'),
  ...['RMB', 'RS', 'KR', 'FR', 'FT', 'ZŁ', 'KČ', '元', '円', '圆'],
]);

const withPoint = /^\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$|^\.\d+$/;
const grouped = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$/;

/**
 * The number a text writes: `1234.5`, `1,234.50`, `1 234`, `¥82,000`, `1,234 EUR`, `(50.00)` and `50-` for −50; with a
 * decimal comma `1.234,50`. `NaN` for anything else, above all for a separator that could mean either.
 *
 * @param decimal which of `.` and `,` stands before the fraction
 */
export function parseAmount(text: string, decimal: '.' | ','): number {
  const pointed = decimal === ',' ? swapSeparators(text) : text;
  let body = pointed.replaceAll(group, ',').replaceAll(/\s/g, '').replace('−', '-');
  let sign = 1;
  const negative = /^\((.+)\)$|^(.+)-$/.exec(body);
  if (negative) {
    sign = -1;
    body = negative[1] ?? negative[2] ?? '';
  }
  // The sign may stand before or after a currency: -¥50, ¥-50.
  body = withoutCurrency(body);
  const signed = /^([+-])(.*)$/.exec(body);
  if (signed) {
    if (negative) return Number.NaN;
    if (signed[1] === '-') sign = -1;
    body = withoutCurrency(signed[2] as string);
  }
  if (withPoint.test(body)) return sign * Number(body);
  return grouped.test(body) ? sign * Number(body.replaceAll(',', '')) : Number.NaN;
}

function withoutCurrency(text: string): string {
  return text.replaceAll(currency, (found: string, before?: string, after?: string) => {
    const word = before ?? after;
    return word === undefined || currencyWords.has(word.toUpperCase()) ? '' : found;
  });
}

function swapSeparators(text: string): string {
  return text.replaceAll(/[.,]/g, (separator) => (separator === '.' ? ',' : '.'));
}
