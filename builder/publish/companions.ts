import type { Kit } from "../compile/kit.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { ComposedCourse, Project, Sources } from "../compile/types.ts";
import type { OutputFile } from "../compile/write.ts";
import type { PackageRecord } from "../summary.ts";
import { version } from "../version.ts";
import { openAccessibilityPages } from "./accessibility.ts";
import { openCards } from "./cards.ts";
import { codebook } from "./codebook.ts";
import { readParts } from "../compile/parts.ts";
import { openProvenance, PROVENANCE_FILE } from "./provenance.ts";

/** Files that lie beside the packages: a card and a page about accessibility for each, a codebook for each course, and where all of them come from. */
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
  readonly project: Project;
}

export async function openCompanions({ root, output, kit, templates, sources, project }: CompanionSetting): Promise<Companions> {
  const [cardPage, accessibilityPage, parts, sha256] = await Promise.all([
    openCards(kit, templates),
    openAccessibilityPages(kit, templates, project),
    readParts(kit),
    kit.identity(),
  ]);
  const provenance = openProvenance({ root, output, sources, parts, tool: { name: "curricle", version, sha256 } });
  const withCodebook = new Set<string>();
  return {
    async beside(composed, record) {
      await provenance.add(composed, record);
      const pages = [
        { path: record.card, bytes: cardPage(composed, record) },
        { path: record.accessibility, bytes: accessibilityPage(composed, record) },
      ];
      if (withCodebook.has(record.codebook)) return pages;
      withCodebook.add(record.codebook);
      const targets = composed.plan.targets.map((id) => kit.target(id));
      return [...pages, { path: record.codebook, bytes: codebook(composed.course, targets, (id) => kit.questionType(id)) }];
    },
    about: async (lock) => ({ path: PROVENANCE_FILE, bytes: await provenance.text(lock) }),
  };
}
