import type { Browser, Page } from "playwright-core";
import { type Ask, answered, type Check, fine, headersFor, type Patient, statePath, unfit, unknown } from "./patient.ts";

/** Browsers ask somebody for leave before a page reaches into a private network, and here is nobody to ask; `reach` tells of it. */
export const FLAGS = ["--disable-features=LocalNetworkAccessChecks"];

/** The same from a page of the origin itself, in a browser of this machine: what it lets through is what packages can do. */
export function fromBrowser(browser: Browser | undefined): Check {
  return {
    id: "browser",
    label: "From a page of that origin, in a browser",
    async look(patient) {
      if (!browser) return unknown("There is no Chromium on this machine; all else was asked without one.");
      const context = await browser.newContext();
      try {
        // The page is ours, and its origin is the learning system's.
        await context.route(`${patient.origin}/**`, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
        const page = await context.newPage();
        await page.goto(`${patient.origin}/`);
        // While anything is routed, Playwright answers preflights itself.
        await context.unrouteAll();
        return await lookFrom(patient, askFrom(page, patient.endpoint));
      } finally {
        await context.close();
      }
    },
  };
}

function askFrom(page: Page, endpoint: string): Ask {
  return async ({ method, path, headers = {}, body }) => {
    const seen = await page.evaluate(
      ([url, setting]) =>
        fetch(url, setting).then(
          async (answer) => ({ status: answer.status, headers: [...answer.headers] as [string, string][], text: await answer.text() }),
          (error: unknown) => ({ failure: String(error) }),
        ),
      [endpoint + path, { method, headers, ...(body !== undefined && { body }) }] as const,
    );
    if (!("status" in seen)) return seen;
    const readable = new Map(seen.headers);
    return { status: seen.status, text: seen.text, header: (name) => readable.get(name.toLowerCase()) ?? "" };
  };
}

async function lookFrom(patient: Patient, ask: Ask) {
  const path = statePath(patient.uuid());
  const headers = headersFor(patient, { "Content-Type": "application/json", "If-None-Match": "*" });
  const steps = [
    ["read statements", { method: "GET", path: "statements?limit=1", headers: headersFor(patient) }],
    ["write a state", { method: "PUT", path, headers, body: "{}" }],
    ["read it", { method: "GET", path, headers: headersFor(patient) }],
  ] as const;
  let etag = "";
  for (const [what, asked] of steps) {
    const seen = await ask(asked);
    if (!answered(seen) || seen.status >= 300) {
      await patient.ask({ method: "DELETE", path, headers: headersFor(patient) });
      const how = answered(seen) ? `the store answered ${seen.status}` : `the browser did not let it through (${seen.failure})`;
      const change =
        "See what is wrong above. If all is fine there, look for what stands between browser and store: a proxy, or a block of http from https pages.";
      return unfit("wrong", `A page of ${patient.origin} could not ${what}: ${how}.`, "No result of any learner arrives.", change);
    }
    etag = seen.header("etag");
  }
  await patient.ask({ method: "DELETE", path, headers: headersFor(patient) });
  if (etag === "") {
    return unfit(
      "wrong",
      "The page could not read the ETag.",
      "Of two tabs, the later one wins, and a learner may lose their place.",
      "Add ETag to Access-Control-Expose-Headers.",
    );
  }
  return fine(`A page of ${patient.origin} can do all that packages do.`);
}
