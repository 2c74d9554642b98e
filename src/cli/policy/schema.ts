import { policySchema } from '../../core/policy/policy-schema.ts';
import { parseOptions } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';

/** `tierwise policy schema`: what may be in a policy, for editors and programs. */
export function run(args: string[], { out }: Terminal): void {
  parseOptions(args, [], 'policy');
  out.write(`${JSON.stringify(policySchema(), undefined, 2)}\n`);
}
