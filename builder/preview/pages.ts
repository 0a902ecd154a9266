import type { Kit } from "../compile/kit.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { OpenRecordStore } from "../record-store/open-record-store.ts";
import { playAddress } from "./home.ts";
import type { ListedPackage } from "./source.ts";

export interface PlayParts {
  readonly kit: Kit;
  readonly templates: TemplateSet;
  /** Everything that can be played. */
  readonly all: readonly ListedPackage[];
  readonly query: URLSearchParams;
  readonly recordStore: Pick<OpenRecordStore, "authorization">;
  /** Path at which the record store answers, without a `/` at the end. */
  readonly store: string;
  /** Id of the door to it for this visit. */
  readonly door: string;
  /** Goes with whatever is changed. */
  readonly secret: string;
  /** Of the project that is being written. */
  readonly project?: { readonly root: string };
}

/** The page that holds one unit of a package in a frame, with what is recorded beside it; the first where there is no such unit. */
export function playPage(record: ListedPackage, parts: PlayParts): string {
  const { kit, templates, query, recordStore, store, door, secret, project } = parts;
  const number = Number(query.get("unit") ?? 0);
  const name = record.path.replace(/\.zip$/, "");
  const unit = record.units[number] ?? record.units[0];
  const path = unit?.path ?? "index.html";
  const settings = {
    launch: `/packages/${name}/${path}`,
    recordStore: `${store}/doors/${door}/xapi/`,
    authorization: recordStore.authorization,
    door,
    secret,
    package: record.path,
    activity: `https://curricle.example/preview/${record.course}/${record.archetype}/${path}`,
    held: `/held/${name}/${path}`,
    target: record.target,
    title: unit?.title ?? record.title,
    archetype: record.archetype,
  };
  return templates.template("preview/play.hbs")({
    ...record,
    root: project?.root ?? "",
    title: unit?.title ?? record.title,
    label: kit.target(record.target).label,
    menus: menusOf(record, unit, parts),
    settings: JSON.stringify(settings).replace(/</g, "\\u003c"),
  });
}

/** What else the same course can be played as. Each menu has what is shown now for its label. */
function menusOf(record: ListedPackage, unit: ListedPackage["units"][number] | undefined, { kit, all }: PlayParts) {
  const same = all.filter(({ course }) => course === record.course);
  const menu = (
    name: string,
    label: string,
    choices: readonly { readonly label: string; readonly address: string; readonly here: boolean }[],
  ) => ({
    name,
    label,
    choices,
  });
  const packages = (records: readonly ListedPackage[], labelOf: (one: ListedPackage) => string) =>
    records.map((one) => ({ label: labelOf(one), address: playAddress(one.path), here: one.path === record.path }));
  return [
    menu(
      "Learner group",
      record.archetype,
      packages(
        same.filter(({ target }) => target === record.target),
        ({ archetype }) => archetype,
      ),
    ),
    menu(
      "Format",
      kit.target(record.target).label,
      packages(
        same.filter(({ archetype }) => archetype === record.archetype),
        ({ target }) => kit.target(target).label,
      ),
    ),
    ...(record.units.length > 1
      ? [
          menu(
            "Part",
            unit?.title ?? "",
            record.units.map((one, index) => ({ label: one.title, address: playAddress(record.path, index), here: one === unit })),
          ),
        ]
      : []),
  ];
}
