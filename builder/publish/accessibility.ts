import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Kit } from "../compile/kit.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { AccessibilitySettings, ComposedCourse, Project } from "../compile/types.ts";
import type { PackageRecord } from "../summary.ts";
import { type MeasuredPair, measurePairs } from "../themes/check-contrast.ts";
import { ratioText } from "../themes/contrast.ts";
import { type CourseContents, contentsOf } from "./course-contents.ts";
import { sheets } from "./sheets.ts";

/** A page about one package: what it holds, what was checked, what a person must check, and its accessibility statement. */
export type MakeAccessibilityPage = (composed: ComposedCourse, record: PackageRecord) => string;

/** A line of `templates/cards/accessibility.json`; with `of`, only for courses that hold such a block or question type, or `pictures`. */
interface Remark {
  readonly of?: readonly string[];
  readonly text: string;
}

interface Remarks {
  readonly aim: string;
  readonly date: string;
  readonly tested: readonly { readonly claim: string; readonly how: string }[];
  readonly open: readonly string[];
  readonly byPerson: readonly Remark[];
  readonly limits: readonly Remark[];
}

/** Something that the build has looked at in this course. All that is found is an error or a warning, so what is built has passed. */
interface Check {
  readonly what: string;
  readonly result: string;
}

export async function openAccessibilityPages(kit: Kit, templates: TemplateSet, project: Project): Promise<MakeAccessibilityPage> {
  const folder = join(kit.templates, "cards");
  const css = await sheets(kit.templates, "cards/card.css", "cards/accessibility.css");
  const remarks = JSON.parse(await readFile(join(folder, "accessibility.json"), "utf8")) as Remarks;
  return (composed, record) => {
    const contents = contentsOf(composed);
    const pairs = measurePairs(composed.theme, kit.contrastRules);
    const holds = ({ of: names }: Remark) => names?.some((name) => isIn(contents, name)) ?? true;
    return templates.template("cards/accessibility.hbs")({
      css,
      remarks,
      course: composed.course,
      record: { file: basename(record.path), card: basename(record.card), sha256: record.sha256, label: kit.target(record.target).label },
      publisher: project.publisher,
      facts: factsOf(contents),
      questions: [...contents.questions].map(([id, count]) => ({ id, count, operated: kit.questionType(id).operated })),
      checks: checksOf(composed, contents, pairs),
      contrast: contrastRows(pairs),
      theme: composed.theme.id,
      byPerson: remarks.byPerson.filter(holds).map(({ text }) => text),
      limits: remarks.limits.filter(holds).map(({ text }) => text),
      statement: statementOf(project.accessibility),
    });
  };
}

function isIn({ blocks, questions, described, decorative }: CourseContents, name: string): boolean {
  return name === "pictures" ? described + decorative > 0 : blocks.has(name) || questions.has(name);
}

function factsOf({ pages, described, decorative, tables, blocks }: CourseContents) {
  const films = blocks.get("video") ?? 0;
  const sounds = blocks.get("audio") ?? 0;
  return [
    { name: "Pages", value: `${pages}` },
    { name: "Pictures", value: `${described} with words for them, ${decorative} for decoration only` },
    { name: "Films", value: films > 0 ? `${films}, all with captions and a transcript` : "none" },
    { name: "Sounds", value: sounds > 0 ? `${sounds}, all with captions and a transcript` : "none" },
    { name: "Charts", value: `${blocks.get("chart") ?? 0}` },
    { name: "Tables", value: `${tables + (blocks.get("chart") ?? 0)}` },
    { name: "Files to download", value: `${blocks.get("attachment") ?? 0}` },
  ];
}

function checksOf({ course, plan, theme }: ComposedCourse, contents: CourseContents, pairs: readonly MeasuredPair[]): readonly Check[] {
  const { described, decorative, headings, links, pages, blocks, questions } = contents;
  const media = (blocks.get("video") ?? 0) + (blocks.get("audio") ?? 0);
  const least = Math.min(...pairs.filter(({ criterion }) => criterion === "1.4.3").map(({ ratio }) => ratio));
  const asked = [...questions.values()].reduce((sum, count) => sum + count, 0);
  return [
    {
      what: "Colours of the theme",
      result: `${pairs.length} pairs measured in light and dark colours. All pass. The least contrast of text is ${ratioText(least)}:1; ${theme.textContrast}:1 is asked for (WCAG 1.4.3, 1.4.11).`,
    },
    {
      what: "Words for pictures",
      result: `${times(described + decorative, "picture")}. Each has words, or is marked as decoration (WCAG 1.1.1).`,
    },
    ...(theme.logo ? [{ what: "The logo", result: "It has words, and is a plain picture." }] : []),
    ...(media > 0
      ? [
          {
            what: "Films and sounds",
            result: `${times(media, "recording")}. Each has captions that can be read by machine and a transcript, and the transcript holds the words of the captions (WCAG 1.2.1, 1.2.2).`,
          },
        ]
      : []),
    {
      what: "Headings",
      result: `${times(pages, "page")} with a title each, and ${times(headings, "heading")} below the titles. No level is left out, or a warning was shown (WCAG 1.3.1).`,
    },
    {
      what: "Links",
      result: `${times(links, "link")} in the text. Those within the course lead to a page of it. Where the words of a link in English say nothing, a warning was shown (WCAG 2.4.4).`,
    },
    {
      what: "Language",
      result: `The document says that it is in ${course.language}${(plan.languages ?? []).map((other) => `, and its other version in ${other}`).join("")} (WCAG 3.1.1).`,
    },
    { what: "Questions", result: `${times(asked, "question")}. Each has a text, and each answer has words (WCAG 3.3.2).` },
    ...(questions.has("hotspot")
      ? [{ what: "Places in pictures", result: "Each is large enough for a finger on a phone, and none lies over another (WCAG 2.5.8)." }]
      : []),
    { what: "Raw HTML", result: "None. All of the page’s structure comes from the tool’s own templates." },
  ];
}

/** The least contrast of each use and each pair of colours, in light and in dark. */
function contrastRows(pairs: readonly MeasuredPair[]) {
  const groups = new Map<string, MeasuredPair[]>();
  for (const pair of pairs) {
    const key = `${pair.what}\n${pair.ink.join(" or ")}`;
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups].map(([key, group]) => {
    const [what = "", ink = ""] = key.split("\n");
    const worst = (mode: MeasuredPair["mode"]) =>
      ratioText(Math.min(...group.filter((pair) => pair.mode === mode).map(({ ratio }) => ratio)));
    return {
      what,
      ink,
      on: [...new Set(group.map(({ on }) => on))].join(", "),
      light: worst("light"),
      dark: worst("dark"),
      least: group[0]?.least,
    };
  });
}

/** What the statement is filled with; what is missing stays `undefined`, and the page says so. */
function statementOf(settings: AccessibilitySettings) {
  const { contact, compliance, enforcement = "great-britain" } = settings;
  return {
    ...settings,
    responseDays: settings["response-days"],
    address: contact?.includes("://") ? contact : contact && `mailto:${contact}`,
    full: compliance === "full",
    partial: compliance === "partial",
    none: compliance === "none",
    northernIreland: enforcement === "northern-ireland",
  };
}

function times(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
