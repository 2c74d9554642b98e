import { z } from 'zod';
import { type Day, dayOf } from '../../core/day.ts';
import { nothingChosen } from './zoho-field.ts';

/** A record as Zoho sends it. Only what every record has is checked; ids must be text, as a number would have lost digits. */
export const zohoRecordSchema = z.looseObject({
  id: z.string(),
  Modified_Time: z.iso.datetime({ offset: true }),
});

export type ZohoRecord = z.output<typeof zohoRecordSchema>;

/** The text of a field, or `undefined` when it is empty or no text. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text === nothingChosen ? undefined : text;
}

/** The number of a field, also where Zoho sends it as text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The id of the record or user that a lookup field points to. */
export function lookupIdOf(value: unknown): string | undefined {
  return textOf((value as { id?: unknown } | null | undefined)?.id);
}

/** The day, in the organization's time zone, of a field that holds an instant. */
export function dayOfInstant(value: unknown, timeZone: string): Day | undefined {
  const instant = Date.parse(textOf(value) ?? '');
  return Number.isNaN(instant) ? undefined : dayOf(instant, timeZone);
}
