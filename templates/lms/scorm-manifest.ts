import type { ScormVersion } from "./scorm-version.ts";

/** What an LMS takes from a package's manifest about the document that it launches. */
export interface ManifestFacts {
  /** Elements that it offers to the course, with their values. */
  readonly given: ReadonlyMap<string, string>;
  /** Objectives that are there from the beginning (SCORM 2004 SN 3.4). */
  readonly objectives: readonly string[];
}

export const NO_FACTS: ManifestFacts = { given: new Map(), objectives: [] };

/** Folders above the launched document in which the manifest is looked for. */
const LEVELS = 6;

/** Reads `imsmanifest.xml`, which lies beside the launched document or above it. */
export async function readManifest(window: Window, launch: string, version: ScormVersion): Promise<ManifestFacts> {
  let folder = new URL(".", launch);
  for (let level = 0; level < LEVELS; level++) {
    const address = new URL("imsmanifest.xml", folder).href;
    const text = await window.fetch(address).then(
      (answer) => (answer.ok ? answer.text() : ""),
      () => "",
    );
    if (/<(\w+:)?manifest\b/.test(text)) return factsOf(text, address, launch, version);
    const above = new URL("..", folder);
    if (above.pathname === folder.pathname) break;
    folder = above;
  }
  return NO_FACTS;
}

/** Of the item whose resource is the launched document. */
export function factsOf(manifest: string, address: string, launch: string, { model, elements }: ScormVersion): ManifestFacts {
  const text = manifest.replace(/<!--[^]*?-->/g, "");
  const resource = elementsIn(text, "resource").find(({ tag }) => isSame(pathOf(text, tag, address), launch));
  const item = elementsIn(text, "item").find(
    ({ tag }) => resource && attribute(tag, "identifierref") === attribute(resource.tag, "identifier"),
  );
  if (!item) return NO_FACTS;
  const sequencing = sequencingOf(text, item.body);
  const primary = elementsIn(sequencing, "primaryObjective")[0];
  const measured = primary && attribute(primary.tag, "satisfiedByMeasure") === "true";
  const threshold = elementsIn(item.body, "completionThreshold")[0];
  const limits = elementsIn(sequencing, "limitConditions")[0];
  const is2004 = model.children["cmi.core"] === undefined;
  const found: readonly (readonly [string, string | undefined])[] = [
    [elements.launchData, textIn(item.body, "data[Ff]rom(?:lms|LMS)")],
    ...(is2004
      ? ([
          [elements.mastery, measured ? (textIn(primary.body, "minNormalizedMeasure") ?? "1.0") : undefined],
          ["cmi.completion_threshold", threshold && thresholdOf(threshold)],
          ["cmi.max_time_allowed", limits && attribute(limits.tag, "attemptAbsoluteDurationLimit")],
          ["cmi.time_limit_action", textIn(item.body, "timeLimitAction")],
        ] as const)
      : ([
          [elements.mastery, textIn(item.body, "masteryscore")],
          ["cmi.student_data.max_time_allowed", textIn(item.body, "maxtimeallowed")],
          ["cmi.student_data.time_limit_action", textIn(item.body, "timelimitaction")],
        ] as const)),
  ];
  const named = [...elementsIn(sequencing, "primaryObjective"), ...elementsIn(sequencing, "objective")];
  return {
    given: new Map(found.flatMap(([name, value]) => (value ? [[name, value] as const] : []))),
    objectives: is2004 ? named.flatMap(({ tag }) => attribute(tag, "objectiveID") ?? []) : [],
  };
}

interface Found {
  /** Its start tag. */
  readonly tag: string;
  readonly body: string;
}

/** Elements of that name, whatever their prefix, up to the end of the nearest one; none of these hold others of their own name. */
function elementsIn(text: string, name: string): readonly Found[] {
  const found = text.matchAll(new RegExp(`(<(?:[\\w.-]+:)?${name}\\b(?:"[^"]*"|'[^']*'|[^>"'])*?(/?)>)`, "g"));
  return [...found].map(({ index, 1: tag = "", 2: empty }) => {
    const rest = text.slice(index + tag.length);
    const end = empty ? 0 : rest.search(new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>|<(?:[\\w.-]+:)?${name}[\\s>]`));
    return { tag, body: end < 0 ? rest : rest.slice(0, end) };
  });
}

function textIn(text: string, name: string): string | undefined {
  const [found] = elementsIn(text, name);
  return found && decoded(found.body.trim());
}

function attribute(tag: string, name: string): string | undefined {
  const [, , double, single] = new RegExp(`\\s((?:[\\w.-]+:)?${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : decoded(value);
}

/** An item's own sequencing, with what it shares with others by `IDRef`. */
function sequencingOf(text: string, item: string): string {
  const own = elementsIn(item, "sequencing")[0];
  const shared = own && attribute(own.tag, "IDRef");
  const referred = elementsIn(text, "sequencing").find(({ tag }) => shared !== undefined && attribute(tag, "ID") === shared);
  return `${own?.body ?? ""}${referred?.body ?? ""}`;
}

/** 3rd edition: the element's text; 4th edition: its attribute, where completion is by measure. */
function thresholdOf({ tag, body }: Found): string | undefined {
  if (body.trim() !== "") return body.trim();
  return attribute(tag, "completedByMeasure") === "true" ? (attribute(tag, "minProgressMeasure") ?? "1.0") : undefined;
}

/** `xml:base` of manifest, resources and the resource come before its `href`. */
function pathOf(text: string, tag: string, address: string): string {
  const bases = ["manifest", "resources"].map((name) => attribute(elementsIn(text, name)[0]?.tag ?? "", "xml:base") ?? "");
  return [...bases, attribute(tag, "xml:base") ?? "", attribute(tag, "href") ?? ""].reduce(
    (base, part) => new URL(part, base).href,
    address,
  );
}

function isSame(address: string, launch: string): boolean {
  return decodeURI(new URL(address).pathname) === decodeURI(new URL(launch).pathname);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text
    .replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_, data: string) => data.replaceAll("&", "&amp;"))
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, number?: string, name?: string) =>
      name === undefined ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(number)) : (ENTITIES[name] ?? whole),
    );
}
