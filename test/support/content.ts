import { newContentCheck } from "../../builder/content/check-content.ts";
import type { ContentWishes } from "../../builder/content/settings.ts";
import { readModule } from "../../builder/compile/parse/module.ts";
import { NO_NAMES } from "../../builder/compile/parse/names.ts";
import type { Archetype, CoursePlan, MediaFile } from "../../builder/compile/types.ts";
import type { Diagnostic } from "../../builder/diagnostics/diagnostic.ts";
import { newReport } from "../../builder/diagnostics/report.ts";
import { today } from "./project.ts";

const archetype = (id: string, traits: readonly string[]): Archetype => ({ id, title: id, description: id, roles: [], traits });
const ARCHETYPES = [archetype("users", ["clinical"]), archetype("drivers", []), archetype("creators", ["technical"])];
const FRONT = `title: A module
summary: What it is about.
minutes: 5
objectives:
  - id: first
    text: Do the first thing.
    needs: []
sources:
  - { id: GUIDE, title: A guide, publisher: A publisher, date: 2024, url: https://example.org/guide }
owner: Test team`;

export interface ContentSetting {
  /** Lines for the front matter. */
  readonly front?: string;
  readonly wishes?: ContentWishes;
  readonly media?: readonly Pick<MediaFile, "name" | "bytes">[];
  readonly reviewBy?: string;
  readonly language?: string;
}

/** What the rules for content find in a module with these pages, for three learner groups. Line 1 is the first of `pages`. */
export function findIn(pages: string, setting: ContentSetting = {}): Diagnostic[] {
  const { front = "", wishes, media = [], reviewBy = "2027-05-01", language = "en-GB" } = setting;
  const above = `---\n${FRONT}\nlanguage: ${language}\nreview-by: ${reviewBy}\n${front === "" ? "" : `${front}\n`}---\n`;
  const report = newReport();
  const path = "modules/a/module.md";
  const files = media.map(({ name, bytes }) => ({ path: `modules/a/${name}`, name, bytes }));
  const file = { path, text: above + pages };
  const audiences = ARCHETYPES.flatMap(({ id, traits }) => [id, ...traits]);
  const read = readModule({ id: "a", file, media: files }, audiences, new Set(), NO_NAMES, report);
  if (!read || report.diagnostics.some(({ severity }) => severity === "error")) throw new Error(JSON.stringify(report.diagnostics));
  const courses: readonly CoursePlan[] = [];
  const project = { publisher: "A publisher", iri: "https://example.org/", accessibility: {}, content: wishes };
  const found = newReport();
  newContentCheck({ plans: { archetypes: ARCHETYPES, courses, project }, today, report: found })(read.module, file.text);
  const lines = above.split("\n").length - 1;
  return found.diagnostics.map((diagnostic) => ({ ...diagnostic, line: diagnostic.line - lines }));
}

/** The same, as codes. */
export function codesIn(pages: string, setting?: ContentSetting): string[] {
  return findIn(pages, setting).map(({ code }) => code);
}
