import { describe, expect, it } from 'vitest';
import { createTurnstile } from '../../../src/store/sqlite/turnstile.ts';

describe('a turnstile', () => {
  it('lets one in at a time, in order of arrival', async () => {
    const turnstile = createTurnstile();
    const seen: string[] = [];
    async function pass(name: string): Promise<void> {
      await turnstile.enter();
      seen.push(`${name} in`);
      await Promise.resolve();
      seen.push(`${name} out`);
      turnstile.leave();
    }

    await Promise.all(['a', 'b', 'c'].map(pass));
    await pass('d');

    expect(seen).toEqual(['a', 'b', 'c', 'd'].flatMap((name) => [`${name} in`, `${name} out`]));
  });
});
