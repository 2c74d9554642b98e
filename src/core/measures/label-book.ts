import type { Book } from '../book/book.ts';

/** Which names of a book mean a service or a loss on price: one flag (0 or 1) per code of the book. */
export interface BookLabels {
  isServiceProduct: Uint8Array;
  isServiceType: Uint8Array;
  isPriceReason: Uint8Array;
}

/** Words by which a policy recognises names; a name matches when it contains one, in any case. */
export interface LabelWords {
  service: readonly string[];
  price: readonly string[];
}

/** Labels each distinct name of a book once, so that measuring compares no text. */
export function labelBook(book: Book, words: LabelWords): BookLabels {
  return {
    isServiceProduct: flag(book.names.product, words.service),
    isServiceType: flag(book.names.type, words.service),
    isPriceReason: flag(book.names.lossReason, words.price),
  };
}

function flag(names: readonly string[], words: readonly string[]): Uint8Array {
  const lowerWords = words.map((word) => word.toLowerCase());
  return Uint8Array.from(names, (name) => {
    const lowerName = name.toLowerCase();
    return lowerWords.some((word) => lowerName.includes(word)) ? 1 : 0;
  });
}
