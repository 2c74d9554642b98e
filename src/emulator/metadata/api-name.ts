/**
 * The API name Zoho derives from a label: its ASCII letters and digits, words joined by underscores. A label without any
 * (Chinese, Japanese …) gives `field` and a number, as Zoho orgs in those languages show. A name that is taken gets the
 * next number. Zoho documents none of this and returns the name nowhere: clients must look it up by id.
 */
export function deriveApiName(label: string, isTaken: (apiName: string) => boolean): string {
  const words = label.match(/[A-Za-z0-9]+/g)?.join('_') ?? '';
  const base = words.replace(/^[^A-Za-z]+/, '').slice(0, 45) || 'field';
  if (base !== 'field' && !isTaken(base)) return base;
  for (let number = 1; ; number += 1) if (!isTaken(`${base}${number}`)) return `${base}${number}`;
}
