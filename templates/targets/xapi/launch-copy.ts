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
  const { search } = window.location;
  const given = readLaunch(search);
  const kept = given ? undefined : attempt(() => window.sessionStorage.getItem(name));
  const launch = given ?? readLaunch(kept ?? "");
  if (!launch) return undefined;
  if (given) {
    attempt(() => {
      window.sessionStorage.setItem(name, search);
      if (window.sessionStorage.getItem(name) !== search) return;
      window.history.replaceState(window.history.state, "", window.location.pathname + window.location.hash);
    });
  }
  return { launch, forget: () => attempt(() => window.sessionStorage.removeItem(name)) };
}

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
