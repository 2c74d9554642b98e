import type { Context, Subject } from '../dimensions/dimension.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';

/**
 * The figures by which a value-like dimension judges an account: its own, those of its group, or the stronger of the two, as
 * the policy says. A subsidiary thereby inherits what its group is. An account without a group has only its own.
 *
 * @param strengthOf what the dimension ranks by; more is better, `NaN` is weakest
 */
export function decidingFigures(
  subject: Subject,
  context: Context,
  strengthOf: (figures: AccountMeasures, context: Context, subject: Subject) => number,
): AccountMeasures {
  const { own, group } = subject;
  const { figures } = context.policy.groups;
  if (figures === 'own' || group === own) return own;
  if (figures === 'group') return group;
  const ofGroup = strengthOf(group, context, subject);
  const ofOwn = strengthOf(own, context, subject);
  return ofGroup > ofOwn || Number.isNaN(ofOwn) ? group : own;
}

/** Strength by won amount. */
export function wonAmount({ monetary }: AccountMeasures): number {
  return monetary;
}
