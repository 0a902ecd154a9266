import type { Place } from "../../diagnostics/diagnostic.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Kinds } from "../kinds.ts";
import type { AuthoredPage, AuthoredQuestion, Block, Module, ModuleFiles, SourceFile } from "../types.ts";
import { readTranslatedFrontMatter } from "./front-matter.ts";
import { questionsOf, readBody } from "./module.ts";
import type { ModuleNames } from "./names.ts";

/**
 * The same module in another language, from `module.<language>.md`: its texts, and everything else from the source. What is
 * missing stays in the source's language, and is reported. `undefined` after reporting why it cannot be read.
 */
export function readTranslation(
  { language, file }: { readonly language: string; readonly file: SourceFile },
  source: Module,
  { media }: Pick<ModuleFiles, "media">,
  audiences: readonly string[],
  report: Report,
  kinds: Kinds,
): Module | undefined {
  const top = { file: file.path, line: 1, column: 1 };
  const front = readTranslatedFrontMatter(file, report);
  if (!front) return undefined;
  const { pages } = readBody(file, front, { media, audiences, objectives: source.objectives, names: namesOf(source), report, kinds });
  const { title, summary, objectives, glossary } = front.value;
  const missing = (what: string) => report.add("translation/missing-text", top, { what, language });
  if (title === undefined) missing("title");
  if (summary === undefined) missing("summary");
  for (const [index, { id }] of objectives.entries()) {
    const known = source.objectives.map((objective) => objective.id);
    if (!known.includes(id))
      report.add("translation/unknown-id", front.placeOf(["objectives", index, "id"]), { what: "objective", id, known: known.join(", ") });
  }
  const translatedObjectives = source.objectives.map((objective) => {
    const own = objectives.find(({ id }) => id === objective.id);
    if (!own) missing(`objective ${objective.id}`);
    return own ? { ...objective, text: own.text } : objective;
  });
  if (!glossary && source.glossary.length > 0) missing("glossary");
  return {
    ...source,
    language,
    title: title ?? source.title,
    summary: summary ?? source.summary,
    objectives: translatedObjectives,
    glossary: glossary ?? source.glossary,
    pages: overlayPages(source, pages, { language, file, report, kinds }),
    media: [],
    place: top,
  };
}

/** The ids of a module's pages and answers, in their order. Words of another language say nothing, so the order is what is left to go by. */
function namesOf({ pages }: Module): ModuleNames {
  const bare = ({ id }: { readonly id: string }) => ({ id, text: "" });
  return {
    pages: pages.map(bare),
    options: Object.fromEntries(
      questionsOf(pages).flatMap(({ names }) => Object.entries(names).map(([key, options]) => [key, options.map(bare)])),
    ),
  };
}

interface Overlaying {
  readonly language: string;
  readonly file: SourceFile;
  readonly report: Report;
  readonly kinds: Kinds;
}

function overlayPages(source: Module, pages: readonly AuthoredPage[], overlaying: Overlaying): AuthoredPage[] {
  const { report, language, file } = overlaying;
  const known = source.pages.map(({ id }) => id);
  for (const { id, place } of pages.filter((page) => !known.includes(page.id)))
    report.add("translation/unknown-id", place, { what: "page", id, known: known.join(", ") });
  return source.pages.map((page) => {
    const own = pages.find(({ id }) => id === page.id);
    if (own) return { ...page, title: own.title, blocks: overlayBlocks(page, own, source.language, overlaying), place: own.place };
    report.add("translation/missing-page", { file: file.path, line: 1, column: 1 }, { id: page.id, language });
    return { ...page, language: source.language };
  });
}

/** The translated blocks, with each question as the source asks it; questions that are missing come in the source's language. */
function overlayBlocks(page: AuthoredPage, own: AuthoredPage, language: string, overlaying: Overlaying): readonly Block[] {
  const { report } = overlaying;
  const asked = questionsOf([page]);
  const translated = questionsOf([own]);
  const known = asked.map(({ id }) => id);
  const kept = new Map<string, Block>();
  for (const question of translated) {
    const model = asked.find(({ id }) => id === question.id);
    if (!model)
      report.add("translation/unknown-id", question.place, {
        what: "question",
        id: question.id,
        known: known.join(", ") || "none on this page",
      });
    else kept.set(question.id, overlayQuestion(model, question, language, overlaying));
  }
  const blocks = replaceQuestions(own.blocks, kept);
  const missing = asked.filter(({ id }) => !kept.has(id));
  for (const { id } of missing)
    report.add("translation/missing-question", own.place, { id, title: own.title, language: overlaying.language });
  return [...blocks, ...missing.map((question): Block => ({ kind: "question", question, language }))];
}

function replaceQuestions(blocks: readonly Block[], by: ReadonlyMap<string, Block>): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.kind) {
      case "question":
        return [by.get(block.question.id) ?? []].flat();
      case "box":
        return [{ ...block, blocks: replaceQuestions(block.blocks, by) }];
      case "variants":
        return [{ ...block, blocks: replaceQuestions(block.blocks, by), otherwise: replaceQuestions(block.otherwise, by) }];
      case "text":
      case "picture":
        return [block];
    }
  });
}

/** What decides is the source's; what is read is the translation's. A question that lacks answers stays in the source's language. */
function overlayQuestion(source: AuthoredQuestion, own: AuthoredQuestion, language: string, { report, kinds }: Overlaying): Block {
  const { objective, tag, points, pair, inQuiz } = source;
  const values = { id: source.id, line: source.place.line };
  const fallback: Block = { kind: "question", question: source, language };
  if (own.type !== source.type) {
    report.add("translation/other-type", own.place, { ...values, type: own.type, wanted: source.type });
    return fallback;
  }
  const answers = answersOf(own);
  const wanted = answersOf(source);
  const extra = answers.find((answer) => !wanted.includes(answer));
  const absent = wanted.filter((answer) => !answers.includes(answer));
  if (extra !== undefined)
    report.add("translation/unknown-id", placeOfAnswer(own, extra), {
      what: "answer",
      id: extra.split(" ").at(-1) ?? "",
      known: letters(wanted),
    });
  if (absent.length > 0) {
    report.add("translation/missing-answers", own.place, { ...values, missing: letters(absent) });
    return fallback;
  }
  if (extra === undefined && !asksTheSame(source, own, kinds)) report.add("translation/other-answers", own.place, values);
  return { kind: "question", question: { ...own, objective, tag, points, pair, inQuiz } };
}

/** `question/part letter` of everything that has a letter. */
function answersOf({ names }: AuthoredQuestion): string[] {
  return Object.entries(names).flatMap(([key, options]) => options.map(({ id }) => `${key} ${id}`));
}

function letters(answers: readonly string[]): string {
  return answers.map((answer) => answer.split(" ").at(-1)).join(", ");
}

function placeOfAnswer({ options, place }: AuthoredQuestion, answer: string): Place {
  const option = options.find(({ id }) => answer.endsWith(` ${id}`));
  return option ? { file: place.file, line: option.line, column: option.column } : place;
}

/** True where the two differ in nothing but words. */
function asksTheSame(source: AuthoredQuestion, other: AuthoredQuestion, { questionTypes }: Kinds): boolean {
  const type = questionTypes.find(({ id }) => id === source.type);
  if (type?.alsoIn) return type.alsoIn(source.data, other.data) !== undefined;
  const marks = ({ options }: AuthoredQuestion) => options.map(({ id, marked }) => `${id}${marked}`).sort();
  return JSON.stringify([marks(source), wordless(source.data)]) === JSON.stringify([marks(other), wordless(other.data)]);
}

/** A question's data without words: numbers, structure, and ids, which are one letter or the author's own. */
function wordless(data: unknown): unknown {
  return JSON.parse(
    JSON.stringify(data, (key, value: unknown) =>
      typeof value === "string" && (key === "text" || key === "unit" || !/^[a-z][a-z0-9-]*$/.test(value)) ? "" : value,
    ),
  ) as unknown;
}
