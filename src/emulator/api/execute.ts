import { notEmulated, scopeMismatch, tooManyRequests } from './common-answers.ts';
import type { Answer, Call, Operation } from './operation.ts';
import { isCovered } from './scopes.ts';

/** Lets an operation do its work if the token's scopes and the organization's credits allow it. */
export async function execute(
  operation: Operation,
  call: Call,
  name: string,
): Promise<{ answer: Answer; credits: number }> {
  const needed = [operation.scope]
    .flat()
    .map((scope) => scope.replace('{module}', call.params['module'] ?? ''));
  if (!needed.every((scope) => isCovered(call.grant.scopes, scope)))
    return { answer: scopeMismatch, credits: 0 };
  const ignored = operation.leavesOut?.find((name) => call.query.has(name));
  if (ignored !== undefined) return { answer: notEmulated({ param_name: ignored }), credits: 0 };
  const credits = operation.price(call);
  if (!call.tenant.credits.charge(name, credits)) return { answer: tooManyRequests, credits: 0 };
  call.tenant.bulkWrites.carryOutDue();
  return { answer: await operation.handle(call), credits };
}
