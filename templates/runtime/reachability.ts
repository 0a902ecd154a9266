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
    const stop = new AbortController();
    const timer = window.setTimeout(() => stop.abort(), PATIENCE);
    try {
      const nonce = Math.random().toString(36).slice(2);
      const answer = await window.fetch(`${FILE}?${nonce}`, { cache: "no-store", credentials: "same-origin", signal: stop.signal });
      const reached = answer.ok && (await answer.text()).trim() === CONTENT;
      worked ||= reached;
      return reached || (worked ? false : null);
    } catch {
      return worked ? false : null;
    } finally {
      window.clearTimeout(timer);
    }
  };
}
