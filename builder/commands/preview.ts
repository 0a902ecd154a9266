import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { newBundler } from "../compile/bundle.ts";
import { CACHE_FOLDER, noCache, openCache } from "../compile/cache.ts";
import { type Kit, loadKit } from "../compile/kit.ts";
import { readTexts } from "../compile/read.ts";
import { loadTemplates } from "../compile/render/templates.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { kitFolders } from "../index.ts";
import { type Preview, type PreviewSettings, startPreview } from "../preview/server.ts";
import type { CheckProject } from "../preview/studio.ts";
import { watchProject } from "../watch.ts";
import type { Terminal } from "./terminal.ts";

export interface PreviewCommand {
  readonly root: string;
  readonly home: string;
  /** Absolute path of the folder with finished packages. */
  readonly output: string;
  /** True: the finished packages are played, and not what the sources would give. */
  readonly finished: boolean;
  /** As typed. */
  readonly port: string;
  readonly host: string | undefined;
  /** More names under which it may be asked, such as that of a container. */
  readonly names: readonly string[];
  /** Absolute path of the folder in which the record store keeps what it holds. */
  readonly data: string | undefined;
  readonly now: () => Date;
  readonly uuid: () => string;
  /** Without it nothing can be changed; the record store's password. */
  readonly secret: string;
  /** Program and arguments that run this tool again. */
  readonly self: readonly string[];
  /** Aborting ends the preview. */
  readonly signal: AbortSignal;
}

/** Serves the preview until it is stopped. Returns the exit code: 0, or 2 where it could not start. */
export async function runPreview(command: PreviewCommand, terminal: Terminal): Promise<number> {
  const { root, port, signal } = command;
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    terminal.error(`"${port}" is not a port. Use a whole number from 0 to 65535.\n`);
    return 2;
  }
  const writing = !command.finished && existsSync(join(root, "modules"));
  const open = async (at: number) => startPreview({ ...(await settingsOf(command, writing, terminal)), port: at });
  const taken = (error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE" || number === 0) throw error;
    terminal.error(`Port ${number} is in use; taking a free one.\n`);
    return open(0);
  };
  const first = await open(number).catch(taken);
  let running = Promise.resolve(first);
  // The program is made of what the project brings along in `templates/`: it starts anew, at the same address.
  const restart = async (before: Preview) => {
    await before.close();
    return open(Number(new URL(first.address).port));
  };
  const change = (paths: readonly string[]) => {
    running = running.then((preview) => {
      if (paths.some((path) => path.startsWith("templates/"))) return restart(preview);
      preview.change(paths);
      return preview;
    });
  };
  if (writing) await watchProject(root, change, signal);
  say(first, terminal);
  if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  await (await running).close();
  return 0;
}

async function settingsOf(command: PreviewCommand, writing: boolean, terminal: Terminal): Promise<Omit<PreviewSettings, "port">> {
  const { root, home, output, host, names, data, now, uuid, secret } = command;
  const kit = await loadKit(kitFolders(home), root);
  return {
    output,
    kit,
    templates: loadTemplates(kit.templates, await kit.specs()),
    bundler: newBundler(kit.templates, noCache, kit),
    now,
    uuid,
    secret,
    names,
    ...(host !== undefined && { host }),
    ...(data !== undefined && { data }),
    note: (words) => terminal.quiet || terminal.error(`${words}\n`),
    ...(writing && { project: await projectOf(command, kit) }),
  };
}

function say({ address, access: { endpoint, user, password } }: Preview, terminal: Terminal): void {
  if (terminal.json) terminal.out(`${JSON.stringify({ address, recordStore: { endpoint, user, password } })}\n`);
  else {
    terminal.out(`Preview: ${address}\n`);
    if (!terminal.quiet) terminal.out(`Record store: ${endpoint} (user ${user}, password ${password})\nStop it with Ctrl-C.\n`);
  }
}

async function projectOf({ root, now, self }: PreviewCommand, kit: Kit): Promise<NonNullable<PreviewSettings["project"]>> {
  return {
    root,
    cache: openCache(join(root, CACHE_FOLDER), await kit.identity()),
    today: () => now().toISOString().slice(0, 10),
    check: checkApart(root, self),
  };
}

/** Runs `curricle check` as a program of its own: reading English takes seconds, in which the preview could not answer. */
function checkApart(root: string, [program = "", ...args]: readonly string[]): CheckProject {
  return async (signal) => {
    const child = spawn(program, [...args, "check", "--json", "--root", root], { signal, stdio: ["ignore", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    await new Promise<void>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", () => resolve());
    });
    const { diagnostics } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { readonly diagnostics: readonly Diagnostic[] };
    return {
      diagnostics,
      texts: await readTexts(
        root,
        diagnostics.map(({ file }) => file),
      ),
    };
  };
}
