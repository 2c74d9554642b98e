/** Which operation a request means, with the values of its placeholders. */
type Match<Operation> =
  | { readonly operation: Operation; readonly params: Readonly<Record<string, string>> }
  | 'no-such-path'
  | 'no-such-method';

/** Finds operations by method and path; of two paths that fit, the one with fewer placeholders counts. */
export function createMatcher<Operation extends { readonly method: string; readonly path: string }>(
  operations: readonly Operation[],
): (method: string, path: string) => Match<Operation> {
  const routes = [...new Set(operations.map(({ path }) => path))]
    .map((path) => ({
      segments: path.split('/').slice(1),
      operations: operations.filter((operation) => operation.path === path),
    }))
    .sort((a, b) => placeholders(a.segments) - placeholders(b.segments));

  return (method, path) => {
    const given = path.split('/').slice(1);
    for (const route of routes) {
      const params = match(route.segments, given);
      if (!params) continue;
      const operation = route.operations.find((candidate) => candidate.method === method);
      return operation ? { operation, params } : 'no-such-method';
    }
    return 'no-such-path';
  };
}

function match(
  pattern: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{')) params[segment.slice(1, -1)] = decode(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function placeholders(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith('{')).length;
}
