/** Why a query cannot be run, in Zoho's words. Thrown by the parser and the planner, caught where the call is answered. */
export class QueryProblem extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'QueryProblem';
    this.code = code;
    this.details = details;
  }
}
