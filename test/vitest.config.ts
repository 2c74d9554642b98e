import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'tierwise',
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/build-once.ts'],
    setupFiles: ['test/support/loopback-only.ts'],
    // One worker less than there are processors leaves a machine of two half idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    // A busy machine is no failure: what is polled for may take half of that.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 60_000,
  },
});
