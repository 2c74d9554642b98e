import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Exchange } from '../../../src/emulator/api/exchange.ts';
import { closestErrors } from './closest-errors.ts';
import type { Deviation } from './deviations.ts';
import { applyPatch } from './json-patch.ts';
import { type DescribedOperation, describedName, type OpenapiFiles } from './openapi-files.ts';

/** Holds exchanges against Zoho's OpenAPI files, changed by the deviations that are in force. */
export interface OpenapiJudge {
  /** What in an exchange contradicts the files; nothing when it is as they say. */
  complaintsAbout(exchange: Exchange): string[];
}

/** Schemas are compiled for a handful of values each: neither checking nor polishing them first pays. */
const ajvOptions = {
  strict: false,
  allErrors: true,
  logger: false,
  validateSchema: false,
  code: { optimize: false },
} as const;

type Part = 'query' | 'request' | `answers/${string}`;

/** A judge by these files and the deviations from them. */
export function createOpenapiJudge(
  describe: OpenapiFiles,
  deviations: readonly Deviation[],
): OpenapiJudge {
  const ajv = addFormats.default(new Ajv2020(ajvOptions));
  const described = new Map<string, DescribedOperation | undefined>();
  const validators = new Map<string, ValidateFunction>();

  function operationNamed(name: string): DescribedOperation | undefined {
    if (!described.has(name)) {
      const operation = describe(name);
      if (operation) for (const deviation of deviations) deviate(operation, name, deviation);
      described.set(name, operation);
    }
    return described.get(name);
  }

  function validate(name: string, part: Part, schema: object, value: unknown): string[] {
    const key = `${name} ${part}`;
    let validator = validators.get(key);
    if (!validator) {
      validator = ajv.compile(schema);
      validators.set(key, validator);
    }
    if (validator(value)) return [];
    return closestErrors(validator.errors ?? []).map(
      ({ instancePath, schemaPath, message, params }) =>
        `${key}${instancePath}: ${message} ${JSON.stringify(params)} (${schemaPath})`,
    );
  }

  return {
    complaintsAbout({ operation, params, query, body, answer }) {
      const name = describedName(operation, params['module']);
      const found = operationNamed(name);
      if (!found) return [`${name} is described nowhere`];
      const complaints: string[] = [];
      if (answer.status < 300 && answer.status !== 207) {
        complaints.push(...validate(name, 'query', found.query, numbersIn(query, found.query)));
        if (found.request) complaints.push(...validate(name, 'request', found.request, body));
        else if (body !== undefined) complaints.push(`${name} takes no body`);
      }
      const schema = found.answers[answer.status];
      const part: Part = `answers/${answer.status}`;
      if (schema === undefined) complaints.push(`${name} has no answer ${answer.status}`);
      else if (schema) complaints.push(...validate(name, part, schema, answer.body));
      else if (answer.body !== undefined) complaints.push(`${name} ${part} has no body`);
      return complaints;
    },
  };
}

function deviate(operation: DescribedOperation, name: string, deviation: Deviation): void {
  if (!concerns(deviation, name)) return;
  for (const patch of [deviation.patch].flat()) applyPatch(operation, patch);
}

/** Whether a row speaks of the operation. */
export function concerns({ operations }: Deviation, name: string): boolean {
  return operations === 'all' || operations.includes(name);
}

/** A query holds texts only; those that the files call numbers or truth values become such. */
function numbersIn(query: Readonly<Record<string, string>>, schema: object) {
  const { properties } = schema as { properties: Record<string, { type?: string } | undefined> };
  const typed = Object.entries(query).map(([name, text]) => {
    const type = properties[name]?.type;
    const isJson = type === 'integer' || type === 'number' || type === 'boolean';
    return [name, isJson ? parseOr(text) : text];
  });
  return Object.fromEntries(typed);
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
