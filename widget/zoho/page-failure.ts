import type { ProblemName } from '../texts/texts.ts';

/** The CRM page cannot show us an account; the name says why. */
export class PageFailure extends Error {
  override readonly name = 'PageFailure';
  readonly problem: ProblemName;

  constructor(problem: ProblemName) {
    super(problem);
    this.problem = problem;
  }
}
