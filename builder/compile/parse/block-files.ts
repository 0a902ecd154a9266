import type { BlockKind } from "../../../templates/contract/block-kind.ts";
import type { BoxBlock } from "../types.ts";
import type { Attributes } from "./attributes.ts";
import type { Reading } from "./reading.ts";

const NAME = /^media\/[a-z0-9][a-z0-9.-]*$/;
const MB = 1_000_000;
/** Bytes above which learners on a ward or a phone wait too long, by kind of file. */
const HEAVY: Readonly<Record<string, number>> = { mp4: 50 * MB, webm: 50 * MB, mp3: 20 * MB };

/** The files that a block names, after reporting those that cannot go into a package, and those that are very large. */
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
    const most = HEAVY[ending] ?? 10 * MB;
    if (file && file.size > most) {
      report.add("file/heavy", place, { ...told, size: Math.round(file.size / MB), most: most / MB });
    }
    return [[attribute, { name: value, size: file?.size ?? 0 }] as const];
  });
  return Object.fromEntries(named);
}
