import type { BlockSource, ReadBlock } from "../../contract/block-kind.ts";
import type { ProblemText } from "../../contract/question.ts";

export const pictureProblems = {
  "block/no-picture": {
    message: "The block needs one picture at its top and holds none, or several.",
    remedy: "Start it with one picture, ![What it says](media/file.svg), and describe it in the text below.",
  },
} satisfies Readonly<Record<string, ProblemText>>;

/** A picture that can be enlarged, and the long description that stands below it. */
export function readPicture({ parts, line, column }: BlockSource): ReadBlock {
  const [picture, ...below] = parts;
  if (picture?.kind !== "picture" || below.some(({ kind }) => kind === "picture")) {
    return { problems: [{ code: "block/no-picture", line, column }] };
  }
  const { source, alt, caption } = picture;
  return { values: { source, alt, caption, description: below.map((part) => ("html" in part ? part.html : "")).join("\n") } };
}
