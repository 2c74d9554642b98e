import { z } from 'zod';
import { Policy } from './policy.ts';

/** A part of a JSON Schema, as far as we read it. */
export interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  additionalProperties?: boolean | JsonSchema;
  [keyword: string]: unknown;
}

let made: JsonSchema | undefined;

/** The JSON Schema (draft 2020-12) of a policy as people write it: everything may be left out, nothing else may be in it. */
export function policySchema(): JsonSchema {
  made ??= z.toJSONSchema(Policy, { io: 'input' }) as JsonSchema;
  return made;
}

/** The names a policy may have at a path; none where it holds no named properties. */
export function propertiesAt(path: readonly PropertyKey[]): string[] {
  let schema: JsonSchema | undefined = policySchema();
  for (const key of path) schema = schema?.properties?.[String(key)];
  return Object.keys(schema?.properties ?? {});
}
