import { findAbove, isSameDocument, type PackageFile } from "./package-file.ts";
import type { ScormVersion } from "./scorm-version.ts";
import { attributeOf, elementsIn, textIn, withoutComments, type XmlElement } from "./xml.ts";

/** What an LMS takes from a package's manifest about the document that it launches. */
export interface ManifestFacts {
  /** Elements that it offers to the course, with their values. */
  readonly given: ReadonlyMap<string, string>;
  /** Objectives that are there from the beginning (SCORM 2004 SN 3.4). */
  readonly objectives: readonly string[];
}

export const NO_FACTS: ManifestFacts = { given: new Map(), objectives: [] };

/** Reads `imsmanifest.xml`, which lies beside the launched document or above it. */
export async function readManifest(window: Window, launch: string, version: ScormVersion): Promise<ManifestFacts> {
  const file = await findAbove(window, launch, "imsmanifest.xml", /<([\w.-]+:)?manifest\b/);
  return file ? factsOf(file, launch, version) : NO_FACTS;
}

/** Of the item whose resource is the launched document. */
function factsOf({ text, address }: PackageFile, launch: string, { elements, manifest }: ScormVersion): ManifestFacts {
  const xml = withoutComments(text);
  const resource = elementsIn(xml, "resource").find(({ tag }) => isSameDocument(addressOf(xml, tag, address), launch));
  const id = resource && attributeOf(resource.tag, "identifier");
  const item = elementsIn(xml, "item").find(({ tag }) => id !== undefined && attributeOf(tag, "identifierref") === id);
  if (!item) return NO_FACTS;
  const sequencing = sequencingOf(xml, item.body);
  const own = manifest === "2004" ? facts2004(item.body, sequencing, elements.mastery) : facts12(item.body, elements.mastery);
  const all = [[elements.launchData, textIn(item.body, "data[Ff]rom(?:lms|LMS)")] as const, ...own];
  const named = [...elementsIn(sequencing, "primaryObjective"), ...elementsIn(sequencing, "objective")];
  return {
    given: new Map(all.flatMap(([name, value]) => (value ? [[name, value] as const] : []))),
    objectives: named.flatMap(({ tag }) => attributeOf(tag, "objectiveID") ?? []),
  };
}

type Fact = readonly [element: string, value: string | undefined];

function facts12(item: string, mastery: string): readonly Fact[] {
  return [
    [mastery, textIn(item, "masteryscore")],
    ["cmi.student_data.max_time_allowed", textIn(item, "maxtimeallowed")],
    ["cmi.student_data.time_limit_action", textIn(item, "timelimitaction")],
  ];
}

function facts2004(item: string, sequencing: string, mastery: string): readonly Fact[] {
  const [primary] = elementsIn(sequencing, "primaryObjective");
  const [threshold] = elementsIn(item, "completionThreshold");
  const [limits] = elementsIn(sequencing, "limitConditions");
  const measured = primary && attributeOf(primary.tag, "satisfiedByMeasure") === "true";
  return [
    [mastery, measured ? (textIn(primary.body, "minNormalizedMeasure") ?? "1.0") : undefined],
    ["cmi.completion_threshold", threshold && thresholdOf(threshold)],
    ["cmi.max_time_allowed", limits && attributeOf(limits.tag, "attemptAbsoluteDurationLimit")],
    ["cmi.time_limit_action", textIn(item, "timeLimitAction")],
  ];
}

/** An item's own sequencing, with what it shares with others by `IDRef`. */
function sequencingOf(xml: string, item: string): string {
  const [own] = elementsIn(item, "sequencing");
  const shared = own && attributeOf(own.tag, "IDRef");
  const referred = elementsIn(xml, "sequencing").find(({ tag }) => shared !== undefined && attributeOf(tag, "ID") === shared);
  return `${own?.body ?? ""}${referred?.body ?? ""}`;
}

/** 3rd edition: the element's text; 4th edition: its attribute, where completion is by measure. */
function thresholdOf({ tag, body }: XmlElement): string | undefined {
  if (body.trim() !== "") return body.trim();
  return attributeOf(tag, "completedByMeasure") === "true" ? (attributeOf(tag, "minProgressMeasure") ?? "1.0") : undefined;
}

/** `xml:base` of manifest, resources and the resource come before its `href`. */
function addressOf(xml: string, tag: string, address: string): string {
  const bases = ["manifest", "resources"].map((name) => attributeOf(elementsIn(xml, name)[0]?.tag ?? "", "base") ?? "");
  const parts = [...bases, attributeOf(tag, "base") ?? "", attributeOf(tag, "href") ?? ""];
  return parts.reduce((base, part) => new URL(part, base).href, address);
}
