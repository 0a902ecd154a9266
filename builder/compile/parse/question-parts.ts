import type { PartSource, QuestionAuthoring } from "../../../templates/contract/question.ts";
import type { PictureBlock, TextBlock } from "../types.ts";
import { pairsOf, readAttributes } from "./attributes.ts";
import { plainText } from "./markdown.ts";
import { letter, type Name, nameAll } from "./names.ts";
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
  { list, optionAttributes }: Pick<QuestionAuthoring<unknown>, "list" | "optionAttributes">,
  reading: Reading,
): ReadParts {
  const headed = parts.map((part) => {
    const { meta } = part;
    const attributes = readAttributes(meta.rest, { ...reading.placeOf(meta.line), column: meta.restColumn }, reading.report);
    return { ...part, attributes, id: attributes.id?.value ?? "" };
  });
  // No part can have this name, because an id is one word.
  const own = `${question}/ parts`;
  const named = nameAll(
    headed.map(({ id, meta }) => ({ id: undefined, text: id || meta.name })),
    reading.optionNames[own] ?? [],
    letter,
  );
  const read = headed.map(({ meta, inside, attributes, id }, index) => {
    const place = reading.placeOf(meta.line);
    const split = splitQuestion(inside, question, { ...(list && { list }), ...(optionAttributes && { optionAttributes }) }, reading);
    const letters = lettersFor(`${question}/${id || `${meta.name}-${index}`}`, split, reading);
    const source: PartSource = {
      name: meta.name,
      id,
      letter: named.ids[index] ?? "",
      title: plainText(reading.markdown.parseInline(attributes.rest, {})),
      attributes: pairsOf(attributes),
      options: letters.options,
      html: withPictures(split.stem.html, split.stem.pictures),
      text: split.stem.text,
      line: place.line,
      column: place.column,
    };
    return { source, names: split.options.length > 0 ? letters.names : {}, texts: split.texts, pictures: split.stem.pictures };
  });
  return {
    sources: read.map(({ source }) => source),
    names: Object.assign(parts.length > 0 ? { [own]: named.names } : {}, ...read.map(({ names }) => names)) as ReadParts["names"],
    texts: read.flatMap(({ texts }) => texts),
    pictures: read.flatMap(({ pictures }) => pictures),
  };
}

/** Text with the pictures that stood in it, below it. */
export function withPictures(html: string, pictures: readonly PictureBlock[]): string {
  return [html, ...pictures.map(pictureHtml)].filter(Boolean).join("\n");
}

function pictureHtml({ source, alt }: PictureBlock): string {
  const escaped = alt.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<p><img src="${source}" alt="${escaped}"></p>`;
}
