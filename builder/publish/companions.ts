import type { Kit } from "../compile/kit.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { ComposedCourse, Sources } from "../compile/types.ts";
import type { OutputFile } from "../compile/write.ts";
import type { PackageRecord } from "../summary.ts";
import { version } from "../version.ts";
import { openCards } from "./cards.ts";
import { codebook } from "./codebook.ts";
import { readParts } from "../compile/parts.ts";
import { openProvenance, PROVENANCE_FILE } from "./provenance.ts";

/** Files that lie beside the packages: a card for each, a codebook for each course, and where all of them come from. */
export interface Companions {
  /** What comes with one package. */
  beside(composed: ComposedCourse, record: PackageRecord): Promise<readonly OutputFile[]>;
  /** What is about all of them, once all are made. `lock` is the text of the lock file after the build. */
  about(lock: string): Promise<OutputFile>;
}

export interface CompanionSetting {
  readonly root: string;
  readonly output: string;
  readonly kit: Kit;
  readonly templates: TemplateSet;
  readonly sources: Sources;
}

export async function openCompanions({ root, output, kit, templates, sources }: CompanionSetting): Promise<Companions> {
  const [cardPage, parts, sha256] = await Promise.all([openCards(kit, templates), readParts(kit), kit.identity()]);
  const provenance = openProvenance({ root, output, sources, parts, tool: { name: "curricle", version, sha256 } });
  const withCodebook = new Set<string>();
  return {
    async beside(composed, record) {
      await provenance.add(composed, record);
      const card = { path: record.card, bytes: cardPage(composed, record) };
      if (withCodebook.has(record.codebook)) return [card];
      withCodebook.add(record.codebook);
      const targets = composed.plan.targets.map((id) => kit.target(id));
      return [card, { path: record.codebook, bytes: codebook(composed.course, targets, (id) => kit.questionType(id)) }];
    },
    about: async (lock) => ({ path: PROVENANCE_FILE, bytes: await provenance.text(lock) }),
  };
}
