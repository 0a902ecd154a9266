import { LOCK_FILE } from "../compile/lock.ts";
import { watchProject } from "../watch.ts";
import type { Terminal } from "./terminal.ts";

/** Empties the window and what was scrolled out of it. */
const CLEAR = "\u001b[2J\u001b[3J\u001b[H";

export interface Watched {
  readonly root: string;
  /** Aborting it ends the watch. */
  readonly signal: AbortSignal;
  /** What is done, as the line above each run says it. */
  readonly doing: string;
}

/**
 * Runs a command, and again after each change of the project, until it is stopped. Returns the exit code: 0 where it was stopped, or 2 at
 * once where the command is wrong. Mistakes of the author and failures of one run do not end it.
 */
export async function runWatched(run: () => Promise<number>, { root, signal, doing }: Watched, terminal: Terminal): Promise<number> {
  const ended = new AbortController();
  signal.addEventListener("abort", () => ended.abort(), { once: true });
  try {
    return await runAgain(run, { root, signal: ended.signal, doing }, terminal);
  } finally {
    ended.abort();
  }
}

async function runAgain(run: () => Promise<number>, { root, signal, doing }: Watched, terminal: Terminal): Promise<number> {
  const waiting = new Set<() => void>();
  const changes = { seen: false };
  const wake = () => {
    for (const resume of waiting) resume();
    waiting.clear();
  };
  const changed = (paths: readonly string[]) => {
    // A build writes the lock file itself.
    if (paths.every((path) => path === LOCK_FILE)) return;
    changes.seen = true;
    wake();
  };
  await watchProject(root, changed, signal);
  signal.addEventListener("abort", wake);
  while (!signal.aborted) {
    changes.seen = false;
    if (terminal.interactive && !terminal.json && terminal.format === "text") terminal.error(CLEAR);
    if (!terminal.json) terminal.error(`${doing} …\n`);
    const code = await run().catch((error: unknown) => {
      if (signal.aborted) throw error;
      terminal.error(`${(error as Error).message}\n`);
      return 1;
    });
    if (code === 2) return code;
    if (!terminal.json) terminal.error("Waiting for a change. Stop with Ctrl-C.\n");
    if (!changes.seen && !signal.aborted) await new Promise<void>((resolve) => waiting.add(resolve));
  }
  return 0;
}
