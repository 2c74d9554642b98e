import { type Day, formatDay } from '../day.ts';
import type { Evidence, EvidenceUnit } from '../dimensions/dimension.ts';

/** A piece of evidence; a number that is not known is `null`. */
export function evidence(id: string, value: number | string, unit: EvidenceUnit): Evidence {
  return { id, value: Number.isNaN(value) ? null : value, unit };
}

/** A date as evidence; `NaN` is not known. */
export function dateEvidence(id: string, day: Day): Evidence {
  return { id, value: Number.isNaN(day) ? null : formatDay(day), unit: 'date' };
}
