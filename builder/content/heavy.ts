import { picturesIn } from "../compile/check-module.ts";
import type { Block, BoxBlock } from "../compile/types.ts";
import type { ContentCode } from "./catalogue.ts";
import type { Finding } from "./finding.ts";
import type { ModuleRule } from "./rule.ts";

const [KB, MB] = [1000, 1_000_000];
const FILM: Kind = { code: "file/heavy-film", unit: MB };
const PICTURE: Kind = { code: "picture/heavy", unit: KB };
const KINDS: Readonly<Record<string, Kind>> = {
  mp4: FILM,
  webm: FILM,
  mp3: { code: "file/heavy-sound", unit: MB },
  svg: PICTURE,
  png: PICTURE,
  jpg: PICTURE,
  webp: PICTURE,
};
const OTHER: Kind = { code: "file/heavy", unit: MB };

interface Kind {
  readonly code: ContentCode;
  /** Bytes that the rule's limit counts. */
  readonly unit: number;
}

/** Pictures and files that learners on a ward PC or a phone would wait for. */
export const checkHeavy: ModuleRule = ({ module, settings }) => {
  const blocks = module.pages.flatMap((page) => page.blocks);
  const pictures = picturesIn(blocks).map(({ source, place }) => ({
    name: source,
    place,
    size: module.media.find(({ name }) => name === source)?.bytes.length ?? 0,
  }));
  const files = boxesIn(blocks).flatMap(({ files: named = {}, place }) => Object.values(named).map((file) => ({ ...file, place })));
  return [...pictures, ...files].flatMap(({ name, place, size }): Finding[] => {
    const { code, unit } = KINDS[name.split(".").at(-1) ?? ""] ?? OTHER;
    const limit = settings.limit(code);
    return size > limit * unit ? [{ code, place, values: { file: name, size: Math.round(size / unit), limit } }] : [];
  });
};

function boxesIn(blocks: readonly Block[]): BoxBlock[] {
  return blocks.flatMap((block) => {
    if (block.kind === "box") return [block, ...boxesIn(block.blocks)];
    return block.kind === "variants" ? [...boxesIn(block.blocks), ...boxesIn(block.otherwise)] : [];
  });
}
