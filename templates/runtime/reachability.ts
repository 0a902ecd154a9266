const FILE = "connection.txt";
const CONTENT = "curricle";
const PATIENCE = 5000;

/**
 * Asks the package's own host for the package's own file (rule COMMIT-4). A login page that answers 200 counts as
 * unreachable. `null` until it has worked once, and where a package is opened from a file: then it proves nothing.
 */
export function reachability(window: Window & typeof globalThis): () => Promise<boolean | null> {
  let worked = false;
  return async () => {
    if (!window.location.protocol.startsWith("http")) return null;
    // Only the browser's "no" can be relied on.
    if (!window.navigator.onLine) return worked ? false : null;
    const stop = new AbortController();
    const timer = window.setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await window.fetch(`${FILE}?${window.performance.now()}`, { cache: "no-store", signal: stop.signal });
      if (answer.ok && (await answer.text()).trim() === CONTENT) return (worked = true);
    } catch {
      // Whatever went wrong, it was not an answer.
    }
    window.clearTimeout(timer);
    return worked ? false : null;
  };
}
