import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleScript } from "../compile/bundle.ts";
import type { PreviewSettings } from "./server.ts";

/** The preview's own page script and style sheet. */
export async function previewAssets(templates: string): Promise<PreviewSettings["assets"]> {
  const [script, style] = await Promise.all([
    bundleScript(`import "./preview/play.ts";`, templates),
    readFile(join(templates, "preview", "preview.css"), "utf8"),
  ]);
  return { script, style };
}
