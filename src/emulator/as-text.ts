/** A value of a JSON body as text if it is text or a number, otherwise nothing: an object may even forbid to be text. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
