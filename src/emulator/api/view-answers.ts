import type { Answer } from './operation.ts';
import type { Refusal } from './refusals.ts';

/** What Zoho answers for a view that it has made or deleted. */
export function viewSuccess(id: string, message: string) {
  return { code: 'SUCCESS', details: { id }, message, status: 'success' } as const;
}

/** The answers to each view of a call: all well, all refused (400), or some of both (207). */
export function answerViews(
  results: readonly (Refusal | ReturnType<typeof viewSuccess>)[],
  wellStatus: 200 | 201,
): Answer {
  const failed = results.filter(({ code }) => code !== 'SUCCESS').length;
  const status = failed === 0 ? wellStatus : failed === results.length ? 400 : 207;
  return { status, body: { custom_views: results } };
}
