import { checkReceipts, type CheckedReceipt, kitFolders } from "../index.ts";
import type { Terminal } from "./terminal.ts";

export interface ReceiptCommand {
  readonly root: string;
  readonly home: string;
  readonly today: string;
  /** As typed. */
  readonly codes: readonly string[];
}

const RESULTS: Readonly<Record<string, string>> = {
  passed: "passed",
  completed: "completed",
  failed: "not passed",
  incomplete: "in progress",
};

/** Checks receipt codes. Returns the exit code: 0 where each is from a course of this project, else 1. */
export async function runReceipt({ root, home, today, codes }: ReceiptCommand, terminal: Terminal): Promise<number> {
  const checked = await checkReceipts({ root, kit: kitFolders(home), today }, codes);
  const ok = checked.every(({ found }) => found === "course");
  if (terminal.json) terminal.out(`${JSON.stringify({ ok, receipts: checked }, undefined, 2)}\n`);
  else for (const receipt of checked) terminal.out(`${inWords(receipt)}\n`);
  return ok ? 0 : 1;
}

function inWords(receipt: CheckedReceipt): string {
  if (receipt.found === "slip")
    return `${receipt.code}: this is no receipt code.\n  A code has 16 letters and digits in four groups. One of them is wrong here. Ask the learner to read it out again.`;
  const { status, score, day } = receipt.result;
  const result = `${receipt.code}: ${RESULTS[status] ?? status}${score === null ? "" : `, score ${score}%`}, shown on ${day}.`;
  if (receipt.found === "unknown-course")
    return `${result}\n  The course is not in this project. Check it in the project that the package was built from.`;
  const { course, current } = receipt;
  const version = current
    ? `Version ${course.version}, which is the one in this project now.`
    : `Another version than the one in this project now (${course.version}). This is usual after an update.`;
  return `${result}\n  ${course.title}, for ${course.archetype} (${course.key}).\n  ${version}`;
}
