import type { PartSource, QuestionAuthoring } from "../../../templates/contract/question.ts";
import type { PictureBlock, TextBlock } from "../types.ts";
import { pairsOf, readAttributes } from "./attributes.ts";
import { plainText } from "./markdown.ts";
import type { Name } from "./names.ts";
import { lettersFor } from "./question-letters.ts";
import { type RawPart, splitQuestion } from "./question-split.ts";
import type { Reading } from "./reading.ts";

export interface ReadParts {
  readonly sources: readonly PartSource[];
  readonly names: Readonly<Record<string, readonly Name[]>>;
  readonly texts: readonly TextBlock[];
  readonly pictures: readonly PictureBlock[];
}

/** Reads the blocks inside a question that its type has asked for. What they may say is the type's to judge. */
export function readParts(
  question: string,
  parts: readonly RawPart[],
  { list }: Pick<QuestionAuthoring<unknown>, "list">,
  reading: Reading,
): ReadParts {
  const read = parts.map(({ meta, inside }, index) => {
    const place = reading.placeOf(meta.line);
    const attributes = readAttributes(meta.rest, { ...place, column: meta.restColumn }, reading.report);
    const split = splitQuestion(inside, question, { ...(list && { list }) }, reading);
    const id = attributes.id?.value ?? "";
    const letters = lettersFor(`${question}/${id || `${meta.name}-${index}`}`, split, reading);
    const source: PartSource = {
      name: meta.name,
      id,
      title: plainText(reading.markdown.parseInline(attributes.rest, {})),
      attributes: pairsOf(attributes),
      options: letters.options,
      html: split.stem.html,
      text: split.stem.text,
      line: place.line,
      column: place.column,
    };
    return { source, names: split.options.length > 0 ? letters.names : {}, texts: split.texts, pictures: split.stem.pictures };
  });
  return {
    sources: read.map(({ source }) => source),
    names: Object.assign({}, ...read.map(({ names }) => names)) as ReadParts["names"],
    texts: read.flatMap(({ texts }) => texts),
    pictures: read.flatMap(({ pictures }) => pictures),
  };
}
