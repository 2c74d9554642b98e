import { AppError } from '../app/errors.ts';

/** A value as JSON. Absent and `undefined` are the same; NaN and infinities, which JSON would turn into null, are refused. */
export function toJson(value: object): string {
  refuseNonNumbers(value);
  return JSON.stringify(value);
}

/** A value written by {@link toJson}. */
export function fromJson<Value>(json: string): Value {
  return JSON.parse(json) as Value;
}

function refuseNonNumbers(value: object): void {
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'object' && part !== null) refuseNonNumbers(part);
    else if (typeof part === 'number' && !Number.isFinite(part)) {
      throw new AppError('internal', `${key} is not a number`);
    }
  }
}
