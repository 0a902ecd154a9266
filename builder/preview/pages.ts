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
    formats: group.map(({ path, target, size }) => ({
      address: `/play/${path.replace(/\.zip$/, "")}`,
      label: kit.target(target).label,
      size: `${Math.round(size / 1000)} kB`,
    })),
  }));
  return templates.template("preview/home.hbs")({ packages });
}

/** The page that holds one package in a frame, with what is recorded beside it. */
export function playPage(record: Listed, { kit, templates }: Pages): string {
  const name = record.path.replace(/\.zip$/, "");
  const settings = {
    launch: `/packages/${name}/index.html`,
    recordStore: "/record-store/",
    activity: `https://curricle.example/preview/${record.course}/${record.archetype}`,
    held: `/held/${name}`,
  };
  return templates.template("preview/play.hbs")({
    ...record,
    label: kit.target(record.target).label,
    settings: JSON.stringify(settings).replace(/</g, "\\u003c"),
  });
}

function grouped(records: readonly Listed[]): ReadonlyMap<string, Listed[]> {
  const rows = new Map<string, Listed[]>();
  for (const record of records) {
    const key = `${record.course}/${record.archetype}`;
    rows.set(key, [...(rows.get(key) ?? []), record]);
  }
  return rows;
}
