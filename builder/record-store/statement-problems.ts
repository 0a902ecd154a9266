import { type Finding, findings } from "./check.ts";
import { statementCheck } from "./check-statement.ts";
import type { Version } from "./versions.ts";

const CHECKS = { "1.0.3": statementCheck("1.0.3"), "2.0.0": statementCheck("2.0.0") };

/**
 * Everything that is wrong with a statement, as a client of that version may send it; empty where nothing is. What is not
 * `doubtful` makes every store refuse it. `at` is what the sentences call it.
 */
export function statementProblems(statement: unknown, version: Version = "1.0.3", at = "statement"): Finding[] {
  return findings(CHECKS[version], statement, at);
}
