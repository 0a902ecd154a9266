import { courseFingerprint, readReceipt, versionFingerprint } from "../templates/runtime/course/receipt.ts";
import { type Settings, visitProject } from "./compile/visit-project.ts";

/** What a receipt code says, checked against the project (rule COMMIT-8). */
export type CheckedReceipt =
  /** One character or more is not what the learner's page showed. */
  | { readonly code: string; readonly found: "slip" }
  | { readonly code: string; readonly found: "unknown-course"; readonly result: ReceiptResult }
  | {
      readonly code: string;
      readonly found: "course";
      readonly course: { readonly key: string; readonly title: string; readonly archetype: string; readonly version: string };
      /** True where the learner had the content that the project has now. */
      readonly current: boolean;
      readonly result: ReceiptResult;
    };

export interface ReceiptResult {
  readonly status: string;
  /** Per cent, 0 … 100, or null where there is none. */
  readonly score: number | null;
  /** `YYYY-MM-DD`, the learner's own day. */
  readonly day: string;
}

/** Checks codes against all courses of a project. Courses that cannot be read are unknown. */
export async function checkReceipts(settings: Settings, codes: readonly string[]): Promise<readonly CheckedReceipt[]> {
  const known = new Map<number, { readonly key: string; readonly title: string; readonly archetype: string; readonly version: string }>();
  await visitProject(settings, () => ({
    course({ course }) {
      const { key, title, archetype, version } = course;
      known.set(courseFingerprint(course), { key, title, archetype: archetype.title, version });
    },
  }));
  return codes.map((code) => {
    const receipt = readReceipt(code);
    if (!receipt) return { code, found: "slip" };
    const result = {
      status: receipt.status,
      score: receipt.score === undefined ? null : receipt.score / 100,
      day: receipt.day.toISOString().slice(0, 10),
    };
    const course = known.get(receipt.course);
    if (!course) return { code, found: "unknown-course", result };
    return { code, found: "course", course, current: versionFingerprint(course) === receipt.version, result };
  });
}
