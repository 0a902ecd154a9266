import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Kit } from "../compile/kit.ts";
import { bundleScript } from "../compile/bundle.ts";
import { onceFor } from "../compile/once.ts";

/** A script or a style sheet of the preview's own pages, by its name: `play.js`, `home.css`. `undefined` where there is none. */
export type PageAssets = (name: string) => Promise<string | undefined>;

/** Each is made at its first use and kept. */
export function pageAssets({ templates, ...own }: Pick<Kit, "templates" | "pathOf" | "ownTypes">): PageAssets {
  return onceFor(async (name) => {
    const [, stem = "", kind] = /^([a-z-]+)\.(js|css)$/.exec(name) ?? [];
    const file = join(templates, "preview", `${stem}.${kind === "js" ? "ts" : "css"}`);
    if (stem === "" || !existsSync(file)) return undefined;
    return kind === "js" ? bundleScript(`import "./preview/${stem}.ts";`, templates, own) : readFile(file, "utf8");
  });
}
