import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    exclude: ['test/workbench/**'],
    testTimeout: 60_000,
    fileParallelism: true,
    maxWorkers: 2,
  },
})
