import type { BlockKind } from "../../../templates/contract/block-kind.ts";
import type { BoxBlock } from "../types.ts";
import type { Attributes } from "./attributes.ts";
import type { Reading } from "./reading.ts";

const NAME = /^media\/[a-z0-9][a-z0-9.-]*$/;

/** The files that a block names, after reporting those that cannot go into a package. */
export function checkFiles(
  { name, files = {} }: BlockKind,
  { pairs }: Attributes,
  { report, fileOf }: Reading,
): NonNullable<BoxBlock["files"]> {
  const named = Object.entries(files).flatMap(([attribute, kinds]) => {
    const pair = pairs.get(attribute);
    if (!pair) return [];
    const { value, place } = pair;
    const ending = value.split(".").at(-1) ?? "";
    const file = fileOf(value);
    const told = { file: value, block: name, kinds: kinds.map((kind) => `.${kind}`).join(", ") };
    if (!value.startsWith("media/")) report.add("file/outside-module", place, told);
    else if (!kinds.includes(ending) || !NAME.test(value)) report.add("file/kind-not-allowed", place, told);
    else if (!file) report.add("file/missing", place, told);
    return [[attribute, { name: value, size: file?.size ?? 0 }] as const];
  });
  return Object.fromEntries(named);
}
