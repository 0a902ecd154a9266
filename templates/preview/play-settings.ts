/** What the server says about the package on show. All addresses are on its own origin. */
export interface PlaySettings {
  readonly launch: string;
  /** Ends in `/`. */
  readonly recordStore: string;
  /** The record store's door of this package. */
  readonly door: string;
  /** The value of the header `Authorization` for the record store. */
  readonly authorization: string;
  /** Goes with everything that writes. */
  readonly secret: string;
  readonly activity: string;
  /** Where the server keeps what the LMS holds. */
  readonly held: string;
  /** Path of the zip. */
  readonly package: string;
  readonly target: string;
  readonly title: string;
  readonly archetype: string;
}

export function readSettings(document: Document): PlaySettings {
  return JSON.parse(document.getElementById("settings")?.textContent ?? "{}") as PlaySettings;
}

/** Sends with the session's secret. What does not arrive is not missed: the server may have been stopped. */
export async function write(settings: PlaySettings, method: "PUT" | "DELETE", address: string, body = ""): Promise<void> {
  const headers = { "x-curricle-secret": settings.secret, "content-type": "application/json" };
  // A browser lets no more than 64 KiB outlive the page.
  const init = { method, headers, keepalive: body.length < 60_000, ...(method === "PUT" && { body }) };
  await fetch(address, init).catch(() => undefined);
}
