import { defineConfig } from 'vitest/config';

const browserProject = (target: 'chrome' | 'firefox') => ({
  test: {
    name: target,
    include: ['test/browser/**/*.test.ts'],
    provide: { target },
    fileParallelism: false,
    // Generous: a busy machine of two cores needs ten times what a quiet one does.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/bench/node_modules/**'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      browserProject('chrome'),
      browserProject('firefox'),
    ],
  },
});
