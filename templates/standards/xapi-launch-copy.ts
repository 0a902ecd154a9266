import { attempt } from "./xapi-attempt.ts";

/** The launch of this visit, and how to forget it. */
export interface OpenedLaunch<Launch> {
  readonly launch: Launch;
  /** True where a learning system has just opened the package; false where the learner has loaded it anew. */
  readonly fresh: boolean;
  readonly forget: () => void;
}

/** Names of parameters by which a launch is meant, whatever became of the rest of it. */
const MEANT = /[?&](endpoint|auth|actor|fetch)=/i;

/**
 * Reads the launch, keeps a copy for a reload of the same tab, and takes the credentials out of the address (rules SEC-2,
 * PRIV-3). Where the browser keeps no copy the address stays, since a reload would otherwise record nothing. A launch that
 * cannot be read is none: it ends the one before it, which may be another learner's. `read` gets the part of an address from
 * `?` on.
 */
export function openLaunch<Launch>(
  window: Window,
  key: string,
  read: (search: string) => Launch | undefined,
): OpenedLaunch<Launch> | undefined {
  const name = `curricle-launch:${key}`;
  const { location, history } = window;
  const { search } = location;
  const given = read(search);
  const isBroken = !given && MEANT.test(search);
  const kept = attempt(() => {
    const { sessionStorage } = window;
    if (given) sessionStorage.setItem(name, search);
    if (isBroken) sessionStorage.removeItem(name);
    return sessionStorage.getItem(name);
  });
  if (given ? kept === search : isBroken) attempt(() => history.replaceState(history.state, "", location.pathname + location.hash));
  const launch = given ?? (isBroken ? undefined : read(kept ?? ""));
  return launch && { launch, fresh: given !== undefined, forget: () => attempt(() => window.sessionStorage.removeItem(name)) };
}
