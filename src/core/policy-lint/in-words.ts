const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const shares = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

/** An amount or a count as it stands in findings of either language: `1,000,000`. */
export function amountInWords(amount: number): string {
  return numbers.format(amount);
}

/** A share as it stands in findings of either language: `37.5%`. */
export function shareInWords(share: number): string {
  return shares.format(share);
}
