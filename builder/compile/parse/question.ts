import type { Token } from "markdown-it";
import type { ItemSource, Prose } from "../../../templates/contract/question.ts";
import type { ListedQuestionType } from "../../../templates/questions/index.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { AuthoredQuestion } from "../types.ts";
import { type Attributes, pairsOf, readAttributes, refuseUnknown } from "./attributes.ts";
import type { BlockMeta } from "./markdown.ts";
import { slug } from "./names.ts";
import { lettersFor } from "./question-letters.ts";
import { readParts, withPictures } from "./question-parts.ts";
import { splitQuestion } from "./question-split.ts";
import type { Reading } from "./reading.ts";

/** The longest question id; with the module's it must fit an interaction id of SCORM 1.2. */
const QUESTION_ID = /^(?=.{1,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Reads a question block; `undefined` after reporting what its type could not make sense of. */
export function readQuestion(
  type: ListedQuestionType,
  meta: BlockMeta,
  inside: readonly Token[],
  reading: Reading,
): AuthoredQuestion | undefined {
  const { report } = reading;
  const place = reading.placeOf(meta.line);
  const attributes = readAttributes(meta.rest, { ...place, column: meta.restColumn }, report);
  refuseUnknown(attributes, ["objective", "points", "tag", ...type.attributes], `a ${type.id} question`, report);
  const split = splitQuestion(inside, attributes.id?.value ?? "", type, reading);
  const { text, html, pictures } = split.stem;
  const id = readId(attributes, type.id, text, place, reading);
  if (text === "") report.add("question/no-text", place, { id });
  const letters = lettersFor(id, split, reading);
  const parts = readParts(id, split.parts, type, reading);
  const stem: Prose = { html: type.placesPictures ? html : withPictures(html, pictures), text };
  const read = type.read({
    id,
    ...lineAndColumn(place),
    stem,
    options: letters.options,
    items: letters.items,
    parts: parts.sources,
    pictures: pictures.map(({ source, alt }) => ({ source, alt, size: reading.sizeOf(source) })),
    attributes: pairsOf(attributes),
  });
  if ("problems" in read) {
    for (const { code, line, column, values } of read.problems) report.addNamed(code, { file: place.file, line, column }, values);
    return undefined;
  }
  const bare = letters.options.find(({ feedback }) => feedback === "");
  if (bare && type.gradable !== false && read.gradable !== false)
    report.add("question/no-feedback", { file: place.file, ...lineAndColumn(bare) }, { id });
  const all = [...letters.options, ...flat(letters.items)];
  const texts = [...split.texts, ...parts.texts];
  return {
    id,
    type: type.id,
    place,
    objective: readObjective(attributes, id, reading),
    tag: attributes.pairs.get("tag")?.value ?? "",
    points: type.gradable === false || read.gradable === false ? 0 : readPoints(attributes, reading),
    stem: read.asked === undefined ? stem : { ...stem, text: read.asked },
    options: letters.options,
    feedback: (type.placesFeedback ? [] : all)
      .filter(({ feedback }) => feedback !== "")
      .map((piece) => ({ id: piece.id, html: piece.feedback })),
    labels: all,
    names: { ...letters.names, ...parts.names },
    hint: split.hint,
    explanation: split.explanation,
    data: read.question,
    asked: type.interaction(read.question, undefined),
    hasParts: type.parts !== undefined,
    shown: read.shown,
    inQuiz: read.inQuiz ?? [],
    pair: read.pair && { id: read.pair.value, place: { file: place.file, ...lineAndColumn(read.pair) } },
    pictures: [...pictures, ...parts.pictures],
    links: texts.flatMap(({ links }) => links),
    citations: texts.flatMap(({ citations }) => citations),
    ...(texts.some(({ terms }) => terms) && { terms: texts.flatMap(({ terms = [] }) => terms) }),
  };
}

function flat(items: readonly ItemSource[]): ItemSource[] {
  return items.flatMap((item) => [item, ...flat(item.items)]);
}

function readId(attributes: Attributes, type: string, text: string, place: Place, { report, questionLines }: Reading): string {
  const example = slug(text, new Set());
  if (!attributes.id) {
    report.add("id/missing", place, { type, example });
    return example;
  }
  const { value } = attributes.id;
  const first = questionLines.get(value);
  if (first === undefined) questionLines.set(value, place.line);
  else report.add("id/repeated", attributes.id.place, { id: value, first });
  if (!QUESTION_ID.test(value)) report.add("id/bad-form", attributes.id.place, { id: value, max: 32, example });
  return value;
}

function readObjective({ pairs }: Attributes, id: string, { report, objectives }: Reading): string {
  const objective = pairs.get("objective");
  if (objective && !objectives.includes(objective.value)) {
    report.add("question/unknown-objective", objective.place, { id, objective: objective.value, known: objectives.join(", ") });
  }
  return objective?.value ?? "";
}

function readPoints({ pairs }: Attributes, { report }: Reading): number {
  const points = pairs.get("points");
  if (!points) return 1;
  const value = Number(points.value);
  if (Number.isInteger(value) && value >= 1 && value <= 10) return value;
  report.add("question/bad-points", points.place, { value: points.value });
  return 1;
}

function lineAndColumn({ line, column }: { readonly line: number; readonly column: number }) {
  return { line, column };
}
