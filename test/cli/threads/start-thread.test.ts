import { expect, it } from 'vitest';

/** As built: a thread runs a program, not its source. */
const built = '../../../dist/cli/threads/start-thread.js';

it('answers nothing for a thread that throws, so that the caller does the task itself', async () => {
  const { startThread } = await import(built);
  const finish = startThread('classify-accounts', { shared: undefined });
  expect(await finish()).toBeUndefined();
});

it('starts no thread for a program that is not built', async () => {
  const { startThread } = await import('../../../src/cli/threads/start-thread.ts');
  expect(startThread('classify-accounts', {})).toBeUndefined();
});
