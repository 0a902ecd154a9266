import type { HostRecord } from "../contract/host.ts";
import { element, part } from "./element.ts";

type Row = HostRecord["rows"][number];

/** A row of the data model, with what the last commit made of it. */
export interface ModelRow extends Row {
  readonly change: "none" | "new" | "changed";
  /** Only where it has changed. */
  readonly before?: string;
}

/** Compares what the LMS holds with what it held before the last commit. Rows of the same name are told apart by their order. */
export function compareRows(before: readonly Row[], now: readonly Row[]): readonly ModelRow[] {
  const earlier = new Map(named(before).map(({ key, value }) => [key, value]));
  return named(now).map(({ key, name, value }) => {
    const was = earlier.get(key);
    if (was === undefined) return { name, value, change: "new" };
    return was === value ? { name, value, change: "none" } : { name, value, change: "changed", before: was };
  });
}

function named(rows: readonly Row[]): readonly (Row & { readonly key: string })[] {
  const counts = new Map<string, number>();
  return rows.map(({ name, value }) => {
    const occurrence = (counts.get(name) ?? 0) + 1;
    counts.set(name, occurrence);
    return { name, value, key: `${name} ${occurrence}` };
  });
}

/** The data model as a table. Nothing is marked at the first look at what an earlier visit has left. */
export interface DataModel {
  /** What the LMS holds after a commit. */
  take(held: HostRecord | undefined): void;
  draw(): void;
}

export function openDataModel(): DataModel {
  const body = part("[data-held]");
  let last: HostRecord["rows"] | undefined;
  let shown: readonly ModelRow[] = [];
  return {
    take(held) {
      const rows = held?.rows ?? [];
      shown = compareRows(last ?? (held ? rows : []), rows);
      last = rows;
    },
    draw() {
      body.replaceChildren(...shown.map(rowElement));
      part("[data-nothing]").hidden = shown.length > 0;
      part("[data-model-table]").hidden = shown.length === 0;
    },
  };
}

function rowElement({ name, value, change, before }: ModelRow): HTMLElement {
  const cell = element("td", {}, value);
  if (change !== "none") cell.append(" ", element("span", { class: "change" }, change));
  if (before !== undefined && before.length < 80) cell.append(element("span", { class: "before" }, `was ${before || "empty"}`));
  return element("tr", { "data-change": change }, element("th", { scope: "row" }, name), cell);
}
