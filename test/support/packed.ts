import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { home } from "./project.ts";

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; nothing that a continuous-integration server sets changes what it prints. */
export function run(folder: string, command: string, ...args: string[]): Ran {
  const { GITHUB_ACTIONS: _server, ...rest } = process.env;
  const env = { ...rest, NO_COLOR: "1", npm_config_update_notifier: "false", npm_config_offline: "true" };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8", env });
  return { status, stdout, stderr };
}

/** The tarball that npm would publish, in a folder of its own, and the paths in it. */
export interface Packed {
  readonly folder: string;
  readonly tarball: string;
  readonly paths: readonly string[];
  remove(): void;
}

export function pack(): Packed {
  const folder = mkdtempSync(join(tmpdir(), "curricle-pack-"));
  const { stdout } = run(home, "npm", "pack", "--ignore-scripts", "--json", "--pack-destination", folder);
  // npm 12 lists what it packed by name, older ones in a list.
  const [made] = Object.values(JSON.parse(stdout) as object) as { filename: string; files: { path: string }[] }[];
  if (!made) throw new Error("npm has packed nothing.");
  return {
    folder,
    tarball: join(folder, made.filename),
    paths: made.files.map(({ path }) => path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Puts a tarball where npm would put it, without a network: what it depends on is linked to what is installed here, and nothing else is
 * there to be found.
 */
export function install(tarball: string, project: string): void {
  const modules = join(project, "node_modules");
  const tool = join(modules, "curricle");
  mkdirSync(tool, { recursive: true });
  run(project, "tar", "-xzf", tarball, "-C", tool, "--strip-components=1");
  const { dependencies, bin } = JSON.parse(readFileSync(join(tool, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
    bin: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) link(join(home, "node_modules", name), join(modules, name));
  for (const [name, path] of Object.entries(bin)) {
    chmodSync(join(tool, path), 0o755);
    link(join(tool, path), join(modules, ".bin", name));
  }
}

function link(to: string, at: string): void {
  mkdirSync(dirname(at), { recursive: true });
  symlinkSync(to, at);
}
