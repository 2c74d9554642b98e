import type { ErrorObject } from 'ajv/dist/2020.js';

/**
 * Where a value fits none of several schemas, what keeps it from the one it comes closest to; a validator reports the
 * complaints of all of them.
 */
export function closestErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const [choice] = errors
    .filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
    .sort((a, b) => a.schemaPath.length - b.schemaPath.length);
  if (!choice) return [...errors];
  const rest = errors.filter((error) => error !== choice && !isOf(choice, error));
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors.filter((candidate) => isOf(choice, candidate))) {
    const branch = error.schemaPath.slice(choice.schemaPath.length + 1).split('/')[0] ?? '';
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const [closest] = [...branches.values()]
    .map((branch) => closestErrors(branch))
    .sort((a, b) => distance(a) - distance(b));
  // Without complaints of a branch the value fits more than one, which is wrong too.
  return [...(closest ?? [{ ...choice, keyword: 'ambiguous' }]), ...closestErrors(rest)];
}

function isOf(choice: ErrorObject, error: ErrorObject): boolean {
  return (
    error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
    error.instancePath.startsWith(choice.instancePath)
  );
}

/** Another `code` or type is farther away than any number of other complaints. */
function distance(errors: readonly ErrorObject[]): number {
  const isOther = ({ keyword, instancePath }: ErrorObject) =>
    keyword === 'type' || (keyword === 'enum' && instancePath.endsWith('/code'));
  return errors.length + 100 * errors.filter(isOther).length;
}
