import type { WriteStream } from 'node:tty';

/** Colours a text for a terminal. */
export type Paint = (text: string, colour: string) => string;

/**
 * A painter for a stream: in full colour or the nearest of 256 where its terminal can, else not at all (`NO_COLOR`
 * included, which Node reads itself).
 */
export function createPainter(stream: Partial<WriteStream>): Paint {
  const depth = stream.isTTY && stream.getColorDepth ? stream.getColorDepth() : 1;
  if (depth < 8) return (text) => text;
  return (text, colour) =>
    `\u001b[38;${depth >= 24 ? full(colour) : nearest(colour)}m${text}\u001b[39m`;
}

function full(colour: string): string {
  return `2;${partsOf(colour).join(';')}`;
}

/** The cell of the terminal's cube of 6 × 6 × 6 colours. */
function nearest(colour: string): string {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) =>
    Math.round((part / 255) * 5),
  );
  return `5;${16 + 36 * red + 6 * green + blue}`;
}

/** Red, green and blue of `#rrggbb`, a little lighter, so that dark ones show on a dark terminal. */
function partsOf(colour: string): number[] {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return parts.map((part) => Math.round(part + (255 - part) * 0.2));
}
