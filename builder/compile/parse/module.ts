import type { Token } from "markdown-it";
import type { Report } from "../../diagnostics/report.ts";
import type { BlockFile } from "../../../templates/contract/block-kind.ts";
import type { AuthoredPage, AuthoredQuestion, Block, MediaFile, Module, ModuleFiles, SourceFile } from "../types.ts";
import { type Kinds, TOOL_KINDS } from "../kinds.ts";
import { pictureSize } from "../render/picture-size.ts";
import { type Attributes, readAttributes, refuseUnknown } from "./attributes.ts";
import { readAudience, readBlocks } from "./blocks.ts";
import { type Front, readFrontMatter } from "./front-matter.ts";
import { newMarkdown, plainText } from "./markdown.ts";
import { type ModuleNames, type Name, nameAll, slug } from "./names.ts";
import { QUIZ_ATTRIBUTES, readQuizRule } from "./quiz-rule.ts";
import { withoutNotes } from "./notes.ts";
import { placeFinder, type Reading } from "./reading.ts";

const MODULE_ID = /^(?=.{1,26}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PAGE_ID = /^(?=.{1,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Reads one module. Returns it with the names to remember, or `undefined` after reporting why it cannot be read. */
export function readModule(
  { id, file, media }: ModuleFiles,
  audiences: readonly string[],
  needs: ReadonlySet<string>,
  names: ModuleNames,
  report: Report,
  kinds: Kinds = TOOL_KINDS,
): { readonly module: Module; readonly names: ModuleNames } | undefined {
  const top = { file: file.path, line: 1, column: 1 };
  if (!MODULE_ID.test(id)) report.add("module/bad-folder-name", top, { id });
  const front = readFrontMatter(file, report);
  if (!front) return undefined;
  const objectives = front.value.objectives.map((objective, index) => ({
    ...objective,
    place: front.placeOf(["objectives", index, "id"]),
  }));
  for (const { needs: named, place } of objectives) {
    for (const need of named.filter((name) => needs.size > 0 && !needs.has(name))) {
      report.add("objective/unknown-need", place, { need, known: [...needs].join(", ") });
    }
  }
  const read = readBody(file, front, { media, audiences, objectives, names, report, kinds });
  if (read.pages.length === 0) report.add("module/no-pages", top);
  const module: Module = { id, ...front.value, objectives, pages: read.pages, media, place: top };
  return { module, names: { pages: read.names, options: { ...names.options, ...optionNamesOf(questionsOf(read.pages), names) } } };
}

/** What the Markdown below the front matter is read with. */
export interface BodyParts {
  readonly media: readonly MediaFile[];
  readonly audiences: readonly string[];
  readonly objectives: readonly { readonly id: string }[];
  readonly names: ModuleNames;
  readonly report: Report;
  readonly kinds: Kinds;
}

/** The pages of a module's Markdown, with the names to remember. */
export function readBody(
  file: SourceFile,
  front: Pick<Front<unknown>, "body" | "linesAbove">,
  { media, audiences, objectives, names, report, kinds }: BodyParts,
) {
  const lines = front.body.split("\n");
  const reading: Reading = {
    markdown: newMarkdown(),
    report,
    kinds,
    audiences,
    objectives: objectives.map(({ id }) => id),
    questionLines: new Map(),
    optionNames: names.options,
    sizeOf: (source) => {
      const picture = media.find(({ name }) => name === source);
      return picture && pictureSize(picture.bytes);
    },
    fileOf: fileFinder(media),
    lineAt: (line) => lines[line] ?? "",
    placeOf: placeFinder(file.path, lines, front.linesAbove),
  };
  const read = readPages(withoutNotes(reading.markdown.parse(front.body, {}), reading), names.pages, reading);
  reportRepeatedIds(read.pages, report);
  return read;
}

function readPages(tokens: readonly Token[], known: readonly Name[], reading: Reading) {
  const starts = tokens.flatMap((token, index) =>
    token.type === "heading_open" && token.tag === "h1" && token.level === 0 ? [index] : [],
  );
  const before = tokens
    .slice(0, starts[0] ?? tokens.length)
    .find(({ type, content }) => type !== "html_block" || !content.startsWith("<!--"));
  if (before) reading.report.add("page/text-before-first-heading", reading.placeOf(before.map?.[0] ?? 0));
  const drafts = starts.map((start, number) => readHeading(tokens, start, starts[number + 1] ?? tokens.length, reading));
  const { ids, names } = nameAll(
    drafts.map(({ id, page }) => ({ id, text: page.title })),
    known,
    slug,
  );
  return { pages: drafts.map(({ page }, index): AuthoredPage => ({ ...page, id: ids[index] ?? "" })), names };
}

function readHeading(tokens: readonly Token[], start: number, end: number, reading: Reading) {
  const { report } = reading;
  const line = tokens[start]?.map?.[0] ?? 0;
  const place = reading.placeOf(line);
  const attributes = readAttributes(reading.lineAt(line), place, report);
  refuseUnknown(attributes, ["quiz", "for", "teaches", ...QUIZ_ATTRIBUTES], "a page's heading", report);
  const rule = readQuizRule(attributes, report);
  const id = attributes.id?.value;
  if (attributes.id && !PAGE_ID.test(attributes.id.value)) {
    report.add("id/bad-form", attributes.id.place, { id: attributes.id.value, max: 32, example: slug(attributes.rest, new Set()) });
  }
  const title = plainText(reading.markdown.parseInline(attributes.rest.replace(/^#\s*/, ""), {}));
  const page: Omit<AuthoredPage, "id"> = {
    title,
    quiz: attributes.flags.has("quiz") || attributes.flags.has("pretest"),
    ...(rule && { rule }),
    audience: readAudience(attributes.pairs.get("for")?.value ?? "", { line }, reading),
    teaches: readTeaches(attributes, title, reading),
    blocks: readBlocks(tokens.slice(start + 3, end), reading),
    place,
  };
  return { id, page };
}

function readTeaches({ pairs }: Attributes, title: string, { report, objectives }: Reading): string[] {
  const named = pairs.get("teaches");
  if (!named) return [];
  const ids = named.value.split(/\s+/).filter((id) => id !== "");
  for (const id of ids.filter((one) => !objectives.includes(one))) {
    report.add("page/unknown-objective", named.place, { title, objective: id, known: objectives.join(", ") });
  }
  return ids;
}

/** Every question of the pages, those of all variants included. */
export function questionsOf(pages: readonly AuthoredPage[]): AuthoredQuestion[] {
  const within = (blocks: readonly Block[]): AuthoredQuestion[] =>
    blocks.flatMap((block) => {
      if (block.kind === "question") return [block.question];
      if (block.kind === "box") return within(block.blocks);
      return block.kind === "variants" ? [...within(block.blocks), ...within(block.otherwise)] : [];
    });
  return pages.flatMap(({ blocks }) => within(blocks));
}

/** Only captions are read as text; of other files a block is told the size. */
export function fileFinder(media: readonly MediaFile[]): (name: string) => BlockFile | undefined {
  return (wanted) => {
    const file = media.find(({ name }) => name === wanted);
    return file && { size: file.bytes.length, text: wanted.endsWith(".vtt") ? new TextDecoder().decode(file.bytes) : "" };
  };
}

function optionNamesOf(questions: readonly AuthoredQuestion[], names: ModuleNames): Record<string, readonly Name[]> {
  return Object.fromEntries(
    questions.flatMap((question) =>
      Object.entries(question.names).map(([key, now]) => {
        const gone = (names.options[key] ?? []).filter((name) => !now.some((option) => option.id === name.id));
        return [key, [...now, ...gone]];
      }),
    ),
  );
}

function reportRepeatedIds(pages: readonly AuthoredPage[], report: Report): void {
  const first = new Map<string, number>();
  for (const { id, place } of pages) {
    const line = first.get(id);
    if (line === undefined) first.set(id, place.line);
    else report.add("id/repeated", place, { id, first: line });
  }
}
