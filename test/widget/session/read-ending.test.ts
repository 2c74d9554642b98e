import { describe, expect, it } from 'vitest';
import { readEnding } from '../../../widget/session/read-ending.ts';

describe('readEnding', () => {
  it('is a ticket', () => {
    expect(readEnding('#Ab-_9')).toEqual({ type: 'tierwise:signed-in', ticket: 'Ab-_9' });
  });

  it('is the code of a failure', () => {
    const ending = { type: 'tierwise:sign-in-failed', code: 'consent-refused' };
    expect(readEnding('#failure=consent-refused')).toEqual(ending);
  });

  it.each(['', '#'])('is nothing in %j', (fragment) => {
    expect(readEnding(fragment)).toBeUndefined();
  });
});
