import type { Token } from "markdown-it";
import type { BlockKind } from "../../../templates/contract/block-kind.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Block } from "../types.ts";
import { type Attributes, pairsOf, readAttributes, refuseUnknown } from "./attributes.ts";
import { checkFiles } from "./block-files.ts";
import { partsOf } from "./block-source.ts";
import { type BlockMeta, branchesOf, closeOf, plainText } from "./markdown.ts";
import { readQuestion } from "./question.ts";
import type { Reading } from "./reading.ts";
import { readText } from "./text-run.ts";

/** Turns the tokens of a page into blocks, nested as the author nested them. `around` is the kind of block that they stand in. */
export function readBlocks(tokens: readonly Token[], reading: Reading, around?: BlockKind): Block[] {
  const blocks: Block[] = [];
  let run: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.type !== "block_open" || token.level > (tokens[0]?.level ?? 0)) {
      run.push(token);
      continue;
    }
    blocks.push(...readText(run, reading));
    run = [];
    const end = closeOf(tokens, index);
    blocks.push(...readBlock(token.meta as BlockMeta, tokens.slice(index + 1, end), reading, around));
    index = end;
  }
  blocks.push(...readText(run, reading));
  return blocks;
}

function readBlock(meta: BlockMeta, inside: readonly Token[], reading: Reading, around: BlockKind | undefined): Block[] {
  const { report, kinds } = reading;
  const place = reading.placeOf(meta.line);
  if (!meta.closed) report.add("block/not-closed", place, { name: meta.name });
  const kind = kinds.blockKinds.find(({ name }) => name === meta.name);
  if (inside.some(({ type, tag }) => type === "heading_open" && tag === "h1")) {
    const heading = inside.find(({ type, tag }) => type === "heading_open" && tag === "h1");
    report.add("block/heading-inside", reading.placeOf(heading?.map?.[0] ?? meta.line));
  }
  const branches = branchesOf(inside);
  if (branches.length > 1 && meta.name !== "for") {
    const split = inside.find(({ type }) => type === "block_split");
    report.add("variant/otherwise-alone", reading.placeOf(split?.map?.[0] ?? meta.line));
  }
  if (meta.name === "for") return [readVariants(meta, branches, reading, around)];
  const type = kinds.questionTypes.find(({ id }) => id === meta.name);
  if (type) {
    const question = readQuestion(type, meta, inside, reading);
    return question ? [{ kind: "question", question }] : [];
  }
  if (around?.holds?.includes(meta.name) === false) {
    report.add("block/not-inside", place, { name: meta.name, around: around.name, known: around.holds.join(", ") || "text" });
  }
  if (!kind) {
    const known = ["for", ...kinds.blockKinds.map((block) => block.name), ...kinds.questionTypes.map(({ id }) => id)];
    report.add("block/unknown", place, { name: meta.name, suggestion: suggest(meta.name, known), known: known.join(", ") });
    return [];
  }
  if (kind.within && kind.within !== around?.name) report.add("block/only-inside", place, { name: meta.name, within: kind.within });
  return [readBox(kind, meta, inside, reading)];
}

function readBox(kind: BlockKind, meta: BlockMeta, inside: readonly Token[], reading: Reading): Block {
  const { report } = reading;
  const { name } = kind;
  const place = reading.placeOf(meta.line);
  const attributes = readAttributes(meta.rest, { ...place, column: meta.restColumn }, report);
  refuseUnknown(attributes, [...(kind.attributes ?? []), ...Object.keys(kind.files ?? {})], `::: ${name}`, report);
  const title = plainText(reading.markdown.parseInline(attributes.rest, {}));
  if (kind.title === "required" && title === "") report.add("block/title-missing", place, { name });
  if (kind.title === "none" && title !== "") report.add("block/title-not-used", place, { name, title });
  const blocks = readBlocks(inside, reading, kind);
  if (blocks.length === 0 && !kind.mayBeEmpty) report.add("block/empty", place, { name });
  const files = checkFiles(kind, attributes, reading);
  const values = readValues(kind, { title, attributes, place }, inside, reading);
  return {
    kind: "box",
    name,
    title,
    attributes: Object.fromEntries([...attributes.pairs].map(([key, { value }]) => [key, value])),
    ...(values !== undefined && { values }),
    ...(Object.keys(files).length > 0 && { files }),
    blocks,
    place,
  };
}

/** What the block's kind makes of it, after reporting the mistakes that the kind has found. */
function readValues(
  { read }: BlockKind,
  { title, attributes, place }: { readonly title: string; readonly attributes: Attributes; readonly place: Place },
  inside: readonly Token[],
  reading: Reading,
): unknown {
  if (!read) return undefined;
  const { values, problems = [] } = read({
    title,
    attributes: Object.fromEntries(pairsOf(attributes)),
    parts: partsOf(inside, reading),
    file: (attribute) => reading.fileOf(attributes.pairs.get(attribute)?.value ?? ""),
    line: place.line,
    column: place.column,
  });
  for (const { code, line, column, values: told } of problems) {
    reading.report.addNamed(code, { file: place.file, line, column }, told);
  }
  return values;
}

function readVariants(
  meta: BlockMeta,
  [first = [], ...others]: readonly Token[][],
  reading: Reading,
  around: BlockKind | undefined,
): Block {
  const place = reading.placeOf(meta.line);
  const audience = readAudience(meta.rest.trim(), meta, reading);
  if (meta.rest.trim() === "") reading.report.add("variant/nobody-named", place);
  return {
    kind: "variants",
    audience,
    blocks: readBlocks(first, reading, around),
    otherwise: others.flatMap((branch) => readBlocks(branch, reading, around)),
    place,
  };
}

/** Splits a list of archetypes and traits; reports names that mean nobody. */
export function readAudience(text: string, { line }: { line: number }, reading: Reading): string[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== "");
  for (const name of names) {
    if (reading.audiences.includes(name)) continue;
    reading.report.add("variant/unknown-name", reading.placeOf(line, name), { name, known: reading.audiences.join(", ") });
  }
  return names;
}
