import { type Day, formatDay } from '../day.ts';
import type { Evidence, EvidenceUnit, Subject } from '../dimensions/dimension.ts';

/** A piece of evidence; a number that is not known is `null`. */
export function evidence(id: string, value: number | string, unit: EvidenceUnit): Evidence {
  return { id, value: Number.isNaN(value) ? null : value, unit };
}

/** A date as evidence; `NaN` is not known. */
export function dateEvidence(id: string, day: Day): Evidence {
  return { id, value: Number.isNaN(day) ? null : formatDay(day), unit: 'date' };
}

/** What an account won itself and what its group won, for one that belongs to a group. */
export function groupEvidence({ own, group }: Subject): Evidence[] {
  if (group === own) return [];
  return [
    evidence('own-monetary', own.monetary, 'money'),
    evidence('group-monetary', group.monetary, 'money'),
  ];
}

/** A text of the CRM as evidence; an empty one is not known. */
export function textEvidence(id: string, value: string | undefined): Evidence {
  return { id, value: value ?? null, unit: 'text' };
}
