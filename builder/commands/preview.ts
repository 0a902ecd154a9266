import { randomUUID } from "node:crypto";
import { noCache } from "../compile/cache.ts";
import { newBundler } from "../compile/bundle.ts";
import { loadKit } from "../compile/kit.ts";
import { loadTemplates } from "../compile/render/templates.ts";
import { kitFolders } from "../index.ts";
import { previewAssets } from "../preview/assets.ts";
import { startPreview } from "../preview/server.ts";
import type { Terminal } from "./terminal.ts";

export interface PreviewCommand {
  readonly home: string;
  readonly output: string;
  /** As typed. */
  readonly port: string;
  readonly now: () => Date;
  /** Aborting ends the preview. */
  readonly signal: AbortSignal;
}

/** Serves the preview until it is stopped. Returns the exit code: 0, or 2 where it could not start. */
export async function runPreview({ home, output, port, now, signal }: PreviewCommand, terminal: Terminal): Promise<number> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    terminal.error(`"${port}" is not a port. Use a whole number from 0 to 65535.\n`);
    return 2;
  }
  const kit = await loadKit(kitFolders(home));
  const shared = {
    output,
    kit,
    templates: loadTemplates(kit.templates),
    bundler: newBundler(kit.templates, noCache),
    assets: await previewAssets(kit.templates),
    now,
    uuid: randomUUID,
  };
  const taken = (error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    terminal.error(`Port ${number} is in use; taking a free one.\n`);
    return startPreview({ ...shared, port: 0 });
  };
  const preview = await startPreview({ ...shared, port: number }).catch(taken);
  if (terminal.json) terminal.out(`${JSON.stringify({ address: preview.address })}\n`);
  else terminal.out(`Preview: ${preview.address}\n${terminal.quiet ? "" : "Stop it with Ctrl-C.\n"}`);
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  await preview.close();
  return 0;
}
