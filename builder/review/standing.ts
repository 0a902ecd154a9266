import type { Module } from "../compile/types.ts";
import type { Report } from "../diagnostics/report.ts";
import type { Baseline } from "./baseline.ts";
import { type Part, partsOf } from "./parts.ts";
import { readModuleSignOffs, type SignOff, sinceSignOff, validSignOff } from "./signoff.ts";

/** How a part stands beside what it is compared with. */
export type Status = "same" | "changed" | "new";

/** How a module stands. */
export interface ModuleReview {
  readonly module: string;
  readonly title: string;
  readonly state: "signed-off" | "changed" | "never-signed-off";
  /** The latest, whatever has changed since. */
  readonly signOff: Omit<SignOff, "parts"> | undefined;
  readonly reviewBy: string;
  /** Parts that differ from what they are compared with: `about`, `page` or `page/question`. */
  readonly changed: readonly string[];
}

/** What is known of a module whatever the archetype. */
export interface Standing {
  readonly review: ModuleReview;
  readonly signOffs: readonly SignOff[];
  /** As it was at the commit to compare with. */
  readonly before: Module | undefined;
  /** Of each part, where there is something to compare with. */
  readonly status: ReadonlyMap<string, Status>;
}

/** `root` is the project's folder; without a baseline, parts are compared with the latest sign-off. */
export async function standingOf(module: Module, root: string, report: Report, baseline: Baseline | undefined): Promise<Standing> {
  const signOffs = await readModuleSignOffs(root, module, report);
  const before = await baseline?.module(module.id);
  const parts = partsOf(module);
  const earlier = new Map((before ? partsOf(before) : []).map((part) => [part.id, part]));
  const status = new Map(
    parts.flatMap((part) => {
      const known = baseline ? sinceBaseline(part, earlier.get(part.id)) : sinceSignOff(part, signOffs);
      return known ? [[part.id, known] as const] : [];
    }),
  );
  const latest = signOffs.at(-1);
  const { parts: _, ...signOff } = latest ?? { parts: {}, name: "", role: "", date: "", content: "" };
  return {
    signOffs,
    before,
    status,
    review: {
      module: module.id,
      title: module.title,
      state: validSignOff(module, signOffs) ? "signed-off" : latest ? "changed" : "never-signed-off",
      signOff: latest && signOff,
      reviewBy: module.reviewBy,
      changed: parts.filter(({ id }) => (status.get(id) ?? "same") !== "same").map(({ id }) => id),
    },
  };
}

function sinceBaseline(part: Part, before: Part | undefined): Status {
  if (!before) return "new";
  return JSON.stringify([part.title, part.lines]) === JSON.stringify([before.title, before.lines]) ? "same" : "changed";
}
