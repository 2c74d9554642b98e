const zones = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;

/** An instant as Zoho writes it: whole seconds with the zone's offset, `2026-05-02T11:17:33+05:30`. */
export function zohoTime(instant: number, timeZone: string): string {
  const offset = offsetMinutes(instant, timeZone);
  const local = new Date(instant + offset * minuteMs).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

/** The instant a Zoho time names, or `undefined` when the text is none (a date alone and a time without offset are none). */
export function parseZohoTime(text: unknown): number | undefined {
  if (typeof text !== 'string' || !isoTime.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Drops the milliseconds, which Zoho does not keep. */
export function wholeSeconds(instant: number): number {
  return instant - (((instant % 1000) + 1000) % 1000);
}

const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

function offsetMinutes(instant: number, timeZone: string): number {
  const key = `${timeZone} ${Math.floor(instant / quarterMs)}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = readOffset(instant, timeZone);
    if (offsets.size > 50_000) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

function readOffset(instant: number, timeZone: string): number {
  let zone = zones.get(timeZone);
  if (!zone) {
    zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    zones.set(timeZone, zone);
  }
  const name = zone.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
