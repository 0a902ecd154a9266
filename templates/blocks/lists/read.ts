import type { BlockItem, BlockProblem, BlockSource, ReadBlock } from "../../contract/block-kind.ts";
import type { ProblemText } from "../../contract/question.ts";

export const listProblems = {
  "block/no-list": { message: "The block needs a list and holds none, so there is nothing to show.", remedy: "Write a list: {example}" },
  "block/beside-list": {
    message: "This stands beside the list of the block, where it would not be shown.",
    remedy: "Move it above the block, or under an item of the list, indented.",
  },
  "block/no-time": {
    message: "This item does not say when it happens.",
    remedy: "Start it with the time in bold: - **Day 1** The ward sends the referral.",
  },
} satisfies Readonly<Record<string, ProblemText>>;

/** Reads a block that is one list and nothing else. `example` shows an author how to write it. */
function readList(
  source: BlockSource,
  ordered: boolean | undefined,
  example: string,
): ReadBlock & { readonly items: readonly BlockItem[] } {
  const list = source.parts.find((part) => part.kind === "list" && (ordered === undefined || part.ordered === ordered));
  if (list?.kind !== "list") return { items: [], problems: [{ code: "block/no-list", ...placeOf(source), values: { example } }] };
  const beside = source.parts.filter((part) => part !== list);
  return {
    items: list.items,
    values: { items: list.items.map(({ html, more }) => ({ html, more })) },
    problems: beside.map((part) => ({ code: "block/beside-list", ...placeOf(part) })),
  };
}

/** What is done one after the other. */
export function readSteps(source: BlockSource): ReadBlock {
  const { values, problems } = readList(source, true, "1. Wash your hands.");
  return { values, ...(problems && { problems }) };
}

/** What a learner can tick off. Nothing is recorded. */
export function readChecklist(source: BlockSource): ReadBlock {
  const { values, problems } = readList(source, undefined, "- [ ] The name is right.");
  return { values, ...(problems && { problems }) };
}

/** What happens when: each item starts with its time in bold. */
export function readTimeline(source: BlockSource): ReadBlock {
  const { items, values, problems = [] } = readList(source, undefined, "- **Day 1** The ward sends the referral.");
  const timeless = items.filter(({ html }) => !html.startsWith("<strong>"));
  return { values, problems: [...problems, ...timeless.map((item) => ({ code: "block/no-time", ...placeOf(item) }))] };
}

function placeOf({ line, column }: Pick<BlockProblem, "line" | "column">) {
  return { line, column };
}
