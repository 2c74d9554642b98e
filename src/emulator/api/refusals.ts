import type { Answer } from './operation.ts';

/** One error in Zoho's form. */
export interface Refusal {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly message: string;
  readonly status: 'error';
}

/** An error in Zoho's form. */
export function refusal(
  code: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Refusal {
  return { code, details, message, status: 'error' };
}

/** Refuses a whole call. */
export function refuse(status: number, error: Refusal): Answer {
  return { status, body: { ...error } };
}

/** Refuses a whole call in the wrapping that record writes use. */
export function refuseIn(key: 'data' | 'fields' | 'watch', error: Refusal): Answer {
  return { status: 400, body: { [key]: [error] } };
}

/** A module that does not exist. */
export const invalidModule = refusal(
  'INVALID_MODULE',
  'the module name given seems to be invalid',
  { resource_path_index: 0 },
);

/** A parameter that must be there and is not. */
export function missingParam(name: string): Answer {
  const error = refusal('REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing', {
    param_name: name,
  });
  return refuse(400, error);
}

/** A parameter with a value that cannot be. */
export function invalidParam(name: string, more: Readonly<Record<string, unknown>> = {}): Answer {
  return refuse(400, refusal('INVALID_DATA', 'invalid data', { param_name: name, ...more }));
}

/** A user whose profile forbids it. */
export function noPermission(permission: string): Answer {
  const details = { permissions: [permission] };
  return refuse(403, refusal('NO_PERMISSION', 'permission denied', details));
}

/** A value of the body that must be there and is not; the path is a JSON path. */
export function mandatoryNotFound(path: string): Refusal {
  return refusal('MANDATORY_NOT_FOUND', 'required field not found', placeOf(path));
}

/** A value of the body that cannot be. */
export function invalidData(path: string, more: Readonly<Record<string, unknown>> = {}): Refusal {
  return refusal('INVALID_DATA', 'invalid data', { ...more, ...placeOf(path) });
}

/** How Zoho names a place in the body: by the last name in its path, and by the whole of it. */
export function placeOf(path: string): { api_name: string; json_path: string } {
  return { api_name: /([\w$]+)(\[\d+\])?$/.exec(path)?.[1] ?? '', json_path: path };
}

/** A body that is missing or no JSON. */
export const unparsable = refusal('INVALID_DATA', 'invalid data', {
  expected_data_type: 'jsonobject',
});
