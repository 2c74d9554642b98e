import type { Survey, SurveyedAccount } from './survey-book.ts';

/** Accounts worth a look, each of another kind. */
export interface PickedAccounts {
  strategic?: SurveyedAccount;
  'at-risk'?: SurveyedAccount;
  potential?: SurveyedAccount;
  /** One of the rep's own. */
  rep?: SurveyedAccount;
}

/** Picks, of each kind, the account that brings the most (or, with nothing won yet, that has the most deals open). */
export function pickAccounts({ accounts }: Survey, repId: string): PickedAccounts {
  const taken = new Set<SurveyedAccount>();
  const first = (isIt: (account: SurveyedAccount) => boolean) => {
    const found = accounts.find((account) => isIt(account) && !taken.has(account));
    if (found) taken.add(found);
    return found;
  };
  const hasOpen = ({ deals }: SurveyedAccount) => deals.some(({ outcome }) => outcome === 'open');
  const strategic = first(({ classes }) => classes['tier'] === 'strategic');
  const atRisk = first((account) => account.classes['lifecycle'] === 'at-risk' && hasOpen(account));
  const potential = first(
    (account) => account.classes['lifecycle'] === 'potential' && hasOpen(account),
  );
  const rep = first(
    (account) =>
      account.facts.ownerId === repId &&
      account.classes['tier'] === 'important' &&
      hasOpen(account),
  );
  return {
    ...(strategic && { strategic }),
    ...(atRisk && { 'at-risk': atRisk }),
    ...(potential && { potential }),
    ...(rep && { rep }),
  };
}
