/** Texts as bytes, one after the other: text `i` is `bytes[starts[i] … starts[i + 1])`. */
export interface ByteTexts {
  bytes: Uint8Array;
  starts: Int32Array;
  size: number;
}

/** One of the texts. */
export function textOf({ bytes, starts }: ByteTexts, number: number): string {
  return asBuffer(bytes).toString('utf8', starts[number], starts[number + 1]);
}

/** The same bytes as a `Buffer`: a thread that receives one gets a plain array. */
export function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
