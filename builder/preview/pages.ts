import type { Kit } from "../compile/kit.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { PackageRecord } from "../summary.ts";

type Listed = Omit<PackageRecord, "milliseconds">;

interface Pages {
  readonly kit: Kit;
  readonly templates: TemplateSet;
}

/** The list of packages, one row for each course and archetype. */
export function homePage(records: readonly Listed[], { kit, templates }: Pages): string {
  const rows = grouped(records);
  const packages = [...rows.values()].map((group) => ({
    ...group[0],
    formats: group.map(({ path, target, size, units }) => ({
      units: units.map((unit, index) => ({
        address: playAddress(path, index),
        label: units.length > 1 ? `${kit.target(target).label}: ${unit.title}` : kit.target(target).label,
      })),
      size: `${Math.round(size / 1000)} kB`,
    })),
  }));
  return templates.template("preview/home.hbs")({ packages });
}

/** The page that holds one unit of a package in a frame, with what is recorded beside it; the first where there is no such unit. */
export function playPage(record: Listed, number: number, { kit, templates }: Pages): string {
  const name = record.path.replace(/\.zip$/, "");
  const unit = record.units[number] ?? record.units[0];
  const path = unit?.path ?? "index.html";
  const settings = {
    launch: `/packages/${name}/${path}`,
    recordStore: "/record-store/",
    activity: `https://curricle.example/preview/${record.course}/${record.archetype}/${path}`,
    held: `/held/${name}/${path}`,
  };
  return templates.template("preview/play.hbs")({
    ...record,
    title: unit?.title ?? record.title,
    label: kit.target(record.target).label,
    settings: JSON.stringify(settings).replace(/</g, "\\u003c"),
  });
}

function playAddress(path: string, unit: number): string {
  return `/play/${path.replace(/\.zip$/, "")}${unit > 0 ? `?unit=${unit}` : ""}`;
}

function grouped(records: readonly Listed[]): ReadonlyMap<string, Listed[]> {
  const rows = new Map<string, Listed[]>();
  for (const record of records) {
    const key = `${record.course}/${record.archetype}`;
    rows.set(key, [...(rows.get(key) ?? []), record]);
  }
  return rows;
}
