import { mkdtempSync, rmSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noCache } from "../../builder/compile/cache.ts";
import { newBundler } from "../../builder/compile/bundle.ts";
import { loadKit } from "../../builder/compile/kit.ts";
import { loadTemplates } from "../../builder/compile/render/templates.ts";
import { build, type PackageRecord, type Wish } from "../../builder/index.ts";
import { type Preview, startPreview } from "../../builder/preview/server.ts";
import type { CheckProject } from "../../builder/preview/studio.ts";
import { watchProject } from "../../builder/watch.ts";
import { home, kit, today } from "./project.ts";

export interface Built {
  readonly output: string;
  readonly packages: readonly PackageRecord[];
  remove(): void;
}

/** Builds a course of three modules for all archetypes, frozen in `test/fixtures/foundation`, so that writing modules breaks no test of the tool. */
export function buildFoundation(wish: Partial<Wish> = {}): Promise<Built> {
  return buildAt(join(home, "test/fixtures/foundation"), wish);
}

/** Builds the modules of any project into a folder of its own. */
export async function buildAt(root: string, wish: Partial<Wish> = {}): Promise<Built> {
  const output = mkdtempSync(join(tmpdir(), "curricle-dist-"));
  const result = await build({
    root,
    kit,
    today,
    output,
    wish: { courses: [], archetypes: [], targets: [], ...wish },
    elapsed: () => performance.now(),
  });
  return { output, packages: result.packages, remove: () => rmSync(output, { recursive: true, force: true }) };
}

/** The preview of a folder of packages, on a free port. `root` is the project that they are from, where it brings something of its own. */
export async function previewOf(output: string, root?: string): Promise<Preview> {
  const loaded = await loadKit(kit, root);
  return startPreview({
    output,
    kit: loaded,
    templates: loadTemplates(loaded.templates, await loaded.specs()),
    bundler: newBundler(loaded.templates, noCache, loaded),
    port: 0,
    now: () => new Date(),
    uuid: randomUUID,
    secret: randomUUID(),
  });
}

/** The preview of a project that is being written, on a free port; it notices what changes in its files. */
export async function studioOf(root: string, check: CheckProject): Promise<Preview> {
  const loaded = await loadKit(kit, root);
  const watching = new AbortController();
  const preview = await startPreview({
    output: join(root, "dist"),
    names: ["lrs"],
    project: { root, cache: noCache, today: () => today, check },
    kit: loaded,
    templates: loadTemplates(loaded.templates, await loaded.specs()),
    bundler: newBundler(loaded.templates, noCache, loaded),
    port: 0,
    now: () => new Date(),
    uuid: randomUUID,
    secret: randomUUID(),
  });
  await watchProject(root, preview.change, watching.signal);
  return {
    ...preview,
    close() {
      watching.abort();
      return preview.close();
    },
  };
}
