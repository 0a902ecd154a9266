import { availableParallelism } from "node:os";

/** Native ES modules; esbuild strips the types. See docs/decisions.md. */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/test/strip-types.mjs" },
  testTimeout: 30_000,
  // Tests in a browser wait more than they compute.
  maxWorkers: Math.max(3, availableParallelism()),
};
