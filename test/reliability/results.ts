import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { home } from "../support/project.ts";

/** One line of what a sweep found. */
export interface Row {
  readonly target: string;
  readonly personality: string;
  readonly fault: string;
  readonly runs: number;
  /** Less is stored than was achieved. */
  readonly lost: number;
  /** Not stored, and the learner knew: the page said so to the end, and could keep nothing, as nobody told it who the learner is. */
  readonly told: number;
  /** More is stored than was achieved. */
  readonly exceeded: number;
  /** Something stored became worse. */
  readonly backwards: number;
}

/** Adds up what `found` says run by run, and leaves it where test/reliability/report.mjs looks for it. */
export function openResults(name: string) {
  const rows = new Map<string, Row>();
  const began = performance.now();
  return {
    add(
      key: Pick<Row, "target" | "personality" | "fault">,
      found: { lost: boolean; told: boolean; exceeded: boolean; backwards: boolean },
    ): void {
      const id = Object.values(key).join("|");
      const old = rows.get(id) ?? { ...key, runs: 0, lost: 0, told: 0, exceeded: 0, backwards: 0 };
      rows.set(id, {
        ...old,
        runs: old.runs + 1,
        lost: old.lost + Number(found.lost),
        told: old.told + Number(found.told),
        exceeded: old.exceeded + Number(found.exceeded),
        backwards: old.backwards + Number(found.backwards),
      });
    },
    save(): void {
      const all = [...rows.values()];
      const runs = all.reduce((sum, row) => sum + row.runs, 0);
      const folder = join(home, "test/output/reliability");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name.toLowerCase().replace(/\W+/g, "-")}.json`), JSON.stringify({ name, runs, rows: all }, null, 1));
      process.stdout.write(`${name}: ${runs} runs in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    },
  };
}
