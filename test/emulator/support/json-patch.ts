/** A change of a JSON document, in the words of RFC 6902. */
export type Patch =
  | { op: 'add' | 'replace'; path: string; value: unknown }
  | { op: 'remove'; path: string }
  | { op: 'copy' | 'move'; from: string; path: string };

/** Applies a change in place; throws when the place does not exist, so that a stale patch is noticed. */
export function applyPatch(document: object, patch: Patch): void {
  if ('from' in patch) {
    const value = valueAt(document, patch.from);
    if (patch.op === 'move') applyPatch(document, { op: 'remove', path: patch.from });
    applyPatch(document, { op: 'add', path: patch.path, value });
    return;
  }
  const [parent, key] = placeOf(document, patch.path);
  if (patch.op !== 'add' && !(key in parent))
    throw new Error(`nothing at ${patch.path} to ${patch.op}`);
  if (patch.op === 'remove') {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  } else if (patch.op === 'add' && Array.isArray(parent)) {
    parent.splice(key === '-' ? parent.length : Number(key), 0, structuredClone(patch.value));
  } else {
    parent[key] = structuredClone(patch.value);
  }
}

function placeOf(document: object, path: string): [Record<string, unknown>, string] {
  const steps = stepsOf(path);
  const key = steps.pop();
  if (key === undefined) throw new Error('a patch cannot replace the whole document');
  return [walk(document, steps, path) as Record<string, unknown>, key];
}

function valueAt(document: object, path: string): unknown {
  return walk(document, stepsOf(path), path);
}

function walk(document: object, steps: readonly string[], path: string): unknown {
  let value: unknown = document;
  for (const step of steps) {
    value = (value as Record<string, unknown> | undefined)?.[step];
    if (value === undefined) throw new Error(`nothing at ${path} (no ${step})`);
  }
  return value;
}

function stepsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
