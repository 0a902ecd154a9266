import { openContentCheck } from "./check.ts";
import type { Kinds } from "./compile/kinds.ts";
import type { ComposedCourse, Module, Plans } from "./compile/types.ts";
import { newGatherer, reportGaps } from "./coverage/coverage.ts";
import { hasErrors } from "./diagnostics/diagnostic.ts";
import type { Report } from "./diagnostics/report.ts";
import { requireSignOffs } from "./review/require.ts";

/** What a build may be asked to insist on. */
export interface Demands {
  /** Warnings fail too, those of the content included, and what a course requires and does not cover. */
  readonly strict?: boolean;
  /** Somebody has signed off each module of the courses that are built, as it is now. */
  readonly signedOff?: boolean;
}

export interface InsistParts extends Demands {
  readonly root: string;
  readonly kit: Kinds;
  readonly plans: Plans;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly report: Report;
  /** Ids of the modules of the courses that are built. */
  readonly built: ReadonlySet<string>;
}

/** Watches a compilation for what it is asked to insist on. */
export interface Insistence {
  /** Absent where nobody need be told of modules. */
  readonly onModule?: (module: Module, text: string) => void;
  course(course: ComposedCourse): void;
  /** Reports what is missing, once everything has been seen; true where the build must not write. */
  settle(): Promise<boolean>;
}

export async function openInsistence({ strict, signedOff, root, kit, plans, today, report, built }: InsistParts): Promise<Insistence> {
  const gatherer = newGatherer();
  const modules: Module[] = [];
  const checkContent = strict ? await openContentCheck({ kit, plans, today, report }) : undefined;
  return {
    ...((strict || signedOff) && {
      onModule(module, text) {
        if (built.has(module.id)) modules.push(module);
        checkContent?.(module, text);
      },
    }),
    course(composed) {
      if (strict) gatherer.add(composed);
    },
    async settle() {
      if (signedOff) await requireSignOffs(root, modules, report);
      if (strict && !hasErrors(report.diagnostics)) reportGaps(gatherer.coverage(plans), report);
      return hasErrors(report.diagnostics) || (strict === true && report.diagnostics.some(({ severity }) => severity === "warning"));
    },
  };
}
