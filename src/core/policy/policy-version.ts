import { hashOf } from '../hash.ts';
import type { Policy } from './policy.ts';

/** A name for exactly this policy: its own name and a hash of its contents (`standard-5f0c2a1b`). */
export function policyVersion(policy: Policy): string {
  return `${policy.name}-${hashOf(canonical(policy))}`;
}

/** JSON with keys in order, so that equal contents give equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
