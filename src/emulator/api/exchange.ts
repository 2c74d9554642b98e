import type { Answer } from './operation.ts';

/** One request and its answer, for whoever wants to hold them against Zoho's own description. */
export interface Exchange {
  /** The row of the router table, such as `PUT /{module}`. */
  readonly operation: string;
  /** Of which organization; `undefined` when the token told none. */
  readonly zgid?: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The parsed body; `undefined` when there was none or it was no JSON. */
  readonly body: unknown;
  readonly answer: Answer;
}
