import type { Failure } from '../../src/http/contract.ts';

/** Our server refused, or could not be reached: then the code is `offline`. */
export class ServerFailure extends Error {
  override readonly name = 'ServerFailure';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** What our server said; anything else that was thrown is thrown on. */
export function failureIn(thrown: unknown): Failure {
  if (thrown instanceof ServerFailure) return thrown.failure;
  throw thrown;
}
