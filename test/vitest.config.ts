import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'tierwise',
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/build-once.ts'],
    setupFiles: ['test/support/loopback-only.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
