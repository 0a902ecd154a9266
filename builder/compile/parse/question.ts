import type { Token } from "markdown-it";
import type { Prose } from "../../../templates/contract/question.ts";
import type { ListedQuestionType } from "../../../templates/questions/index.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { AuthoredQuestion, TextBlock } from "../types.ts";
import { type Attributes, readAttributes, refuseUnknown } from "./attributes.ts";
import { type BlockMeta, closeOf, plainText } from "./markdown.ts";
import { letter, nameAll, slug } from "./names.ts";
import { boxedItems, isBoxedList, type RawOption } from "./question-options.ts";
import type { Reading } from "./reading.ts";
import { textBlock } from "./text-run.ts";

/** The longest question id; with the module's it must fit an interaction id of SCORM 1.2. */
const QUESTION_ID = /^(?=.{1,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PARTS = ["hint", "explanation"];

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
  refuseUnknown(attributes, ["objective", "points", ...type.attributes], `a ${type.id} question`, report);
  const { stem, options: rawOptions, parts } = splitQuestion(inside, attributes.id?.value ?? "", reading);
  const asked = textBlock(stem, reading);
  const text = plainText(stem);
  const id = readId(attributes, type.id, text, place, reading);
  if (text === "") report.add("question/no-text", place, { id });
  const options = withIds(id, rawOptions, reading);
  const read = type.read({
    id,
    ...place,
    stem: { html: asked.html, text },
    options,
    attributes: new Map([...attributes.pairs].map(([key, pair]) => [key, { value: pair.value, ...lineAndColumn(pair.place) }])),
  });
  if ("problems" in read) {
    for (const { code, line, column, values } of read.problems) report.addNamed(code, { file: place.file, line, column }, values);
    return undefined;
  }
  const bare = options.find(({ feedback }) => feedback === "");
  if (bare) report.add("question/no-feedback", { file: place.file, ...lineAndColumn(bare) }, { id });
  const texts = [asked, ...rawOptions.map(({ feedback }) => feedback), ...Object.values(parts)];
  return {
    id,
    type: type.id,
    place,
    objective: readObjective(attributes, id, reading),
    points: readPoints(attributes, reading),
    stem: { html: asked.html, text },
    options,
    hint: parts["hint"]?.html ?? "",
    explanation: parts["explanation"]?.html ?? "",
    data: read.question,
    links: texts.flatMap(({ links }) => links),
    citations: texts.flatMap(({ citations }) => citations),
  };
}

interface Split {
  readonly stem: readonly Token[];
  readonly options: readonly RawOption[];
  readonly parts: Readonly<Record<string, TextBlock>>;
}

function splitQuestion(tokens: readonly Token[], id: string, reading: Reading): Split {
  const stem: Token[] = [];
  const options: RawOption[] = [];
  const parts: Record<string, TextBlock> = {};
  const base = tokens[0]?.level ?? 0;
  let listed = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.type === "block_open" && token.level === base) {
      const meta = token.meta as BlockMeta;
      const end = closeOf(tokens, index);
      if (!meta.closed) reading.report.add("block/not-closed", reading.placeOf(meta.line), { name: meta.name });
      if (PARTS.includes(meta.name)) parts[meta.name] = textBlock(tokens.slice(index + 1, end), reading);
      else reading.report.add("question/block-inside", reading.placeOf(meta.line), { name: meta.name });
      index = end;
    } else if (token.type === "bullet_list_open" && token.level === base && isBoxedList(tokens, index)) {
      const list = boxedItems(tokens, index, id, reading);
      options.push(...list.options);
      listed = true;
      index = list.end;
    } else if (listed && token.level === base && token.nesting >= 0) {
      reading.report.add("question/text-after-options", reading.placeOf(token.map?.[0] ?? 0), { id });
      listed = false;
    } else stem.push(token);
  }
  return { stem, options, parts };
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

function withIds(question: string, raw: readonly RawOption[], { report, optionNames }: Reading) {
  for (const { id, place } of raw) {
    const repeated = id !== undefined && raw.filter((other) => other.id === id).length > 1;
    if (id !== undefined && (!/^[a-z]$/.test(id) || repeated)) report.add("question/bad-option-id", place, { id });
  }
  const { ids } = nameOptions(question, raw, optionNames);
  return raw.map(({ place, prose, marked, feedback }, index) => ({
    id: ids[index] ?? "",
    marked,
    feedback: feedback.html,
    ...prose,
    ...lineAndColumn(place),
  }));
}

/** Letters of a question's options, and what to remember of them. */
function nameOptions(
  question: string,
  options: readonly { readonly id: string | undefined; readonly prose: Prose }[],
  known: Reading["optionNames"],
) {
  return nameAll(
    options.map(({ id, prose }) => ({ id, text: prose.text })),
    known[question] ?? [],
    letter,
  );
}

function lineAndColumn({ line, column }: { readonly line: number; readonly column: number }) {
  return { line, column };
}
