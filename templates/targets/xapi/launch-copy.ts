import { attempt } from "../../standards/xapi-attempt.ts";
import { type LaunchData, readLaunch } from "./launch.ts";

/** The launch of this visit, and how to forget it. */
export interface OpenedLaunch {
  readonly launch: LaunchData;
  readonly forget: () => void;
}

/**
 * Reads the launch, keeps a copy for a reload of the same tab, and takes the credentials out of the address (rules SEC-2,
 * PRIV-3). Where the browser keeps no copy the address stays, since a reload would otherwise record nothing.
 */
export function openLaunch(window: Window, key: string): OpenedLaunch | undefined {
  const name = `curricle-launch:${key}`;
  const { location, history } = window;
  const { search } = location;
  const given = readLaunch(search);
  const kept = attempt(() => {
    const { sessionStorage } = window;
    if (given) sessionStorage.setItem(name, search);
    return sessionStorage.getItem(name);
  });
  if (given && kept === search) attempt(() => history.replaceState(history.state, "", location.pathname + location.hash));
  const launch = given ?? readLaunch(kept ?? "");
  return launch && { launch, forget: () => attempt(() => window.sessionStorage.removeItem(name)) };
}
