import { expect } from 'vitest';
import { Failure } from '../../../src/http/contract.ts';

/** A refusal as its sender sees it: status and code; fails the test unless it is told as every failure is told. */
export async function failureOf(response: Response): Promise<{ status: number; code: string }> {
  const text = await response.text();
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const answer = JSON.parse(text);
  expect(Object.keys(answer), text).toEqual(['code', 'message', 'remedy']);
  const failure = Failure.parse(answer);
  expect(failure.message).toMatch(/\S+ \S+/);
  expect(failure.remedy).toMatch(/\S+ \S+/);
  expect(text).not.toMatch(/ {4}at |node_modules|\.ts\b|\{detail\}/);
  return { status: response.status, code: failure.code };
}
