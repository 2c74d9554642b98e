import type { SeededRandom } from '../seeded-random.ts';
import type { Place } from './places.ts';
import type { Trade } from './trades.ts';

const first = '华瑞鼎盛博远恒泰安中联金海天东信新宏正立鸿凯云星嘉泽诚汇';
const second = '晨达丰源通捷诺科昌图利润辉腾锐德峰维越航坤胜远拓格曼禾';
const heads =
  'Nord West Kest Hal Bright Stone Alder Mer Cal Vant Lind Oak Sil Tor Brun Cres Ash Fair Gran Hel'.split(
    ' ',
  );
const tails =
  'haven field rel mark water bridge ton idian don age quist moor ver rance feld cent by more ite ios'.split(
    ' ',
  );

/** Invents the part of a company's name that is its own: two characters, or a word in Latin letters. */
export function inventBrand(random: SeededRandom, isChinese: boolean): string {
  return isChinese
    ? random.pick([...first]) + random.pick([...second])
    : random.pick(heads) + random.pick(tails);
}

/** A company's full name as it is written where it is at home. */
export function companyName(
  random: SeededRandom,
  brand: string,
  trade: Trade,
  place: Place,
  isChinese: boolean,
): string {
  const suffix = random.pick(place.suffixes);
  return isChinese
    ? `${place.city}${brand}${random.pick(trade.chinese)}${suffix}`
    : `${brand} ${random.pick(trade.english)} ${suffix}`;
}
