import { answered, type Check, fine, headersFor, type Patient, type Seen, unfit, unknown } from "./patient.ts";

/** What packages send (docs/rules.md), by resource. */
const METHODS = [
  ["statements", ["GET", "PUT", "POST"]],
  ["activities/state", ["GET", "PUT", "POST"]],
] as const;
const HEADERS = ["authorization", "content-type", "x-experience-api-version", "if-match", "if-none-match"];

const LOST = "Browsers let no package send anything from the learning system: no result arrives.";

/** What a browser asks before a package may send. */
export const preflight: Check = {
  id: "cors",
  label: "Leave for other origins to send (CORS)",
  async look(patient) {
    for (const [path, methods] of METHODS) {
      for (const method of methods) {
        const asked = {
          Origin: patient.origin,
          "Access-Control-Request-Method": method,
          "Access-Control-Request-Headers": HEADERS.join(", "),
        };
        const seen = await patient.ask({ method: "OPTIONS", path, headers: asked });
        if (!answered(seen)) return unknown(`No answer came to OPTIONS (${seen.failure}).`);
        const missing = missingIn(seen, method, patient);
        if (missing)
          return unfit("wrong", `Asked whether ${method} ${path} is allowed from ${patient.origin}, ${missing.seen}`, LOST, missing.change);
      }
    }
    return fine(`From ${patient.origin}, all that packages send is allowed.`);
  },
};

function missingIn(seen: Seen, method: string, { origin }: Patient): { readonly seen: string; readonly change: string } | undefined {
  if (seen.status >= 300) {
    const change = "Answer OPTIONS with 200 or 204, and ask for no credentials: browsers send none with it.";
    return { seen: `the store answers ${seen.status}.`, change };
  }
  const allowed = seen.header("access-control-allow-origin");
  if (allowed !== "*" && allowed !== origin) {
    return {
      seen: `the store ${allowed ? `allows ${allowed}` : "allows no origin"}.`,
      change: `Allow the origin ${origin} (Access-Control-Allow-Origin).`,
    };
  }
  const methods = listOf(seen.header("access-control-allow-methods"));
  // GET and POST need no leave (Fetch, CORS-safelisted method).
  if (!["GET", "POST"].includes(method) && !methods.includes(method.toLowerCase()) && !methods.includes("*")) {
    return { seen: `${method} is not among the methods.`, change: `Add ${method} to Access-Control-Allow-Methods.` };
  }
  const headers = listOf(seen.header("access-control-allow-headers"));
  // The star does not stand for Authorization.
  const stray = HEADERS.filter((name) => !headers.includes(name) && !(headers.includes("*") && name !== "authorization"));
  if (stray.length === 0) return undefined;
  return { seen: `the store does not allow the headers ${stray.join(", ")}.`, change: "Add them to Access-Control-Allow-Headers." };
}

/** What a package may read of the answers. */
export const exposed: Check = {
  id: "exposed",
  label: "Leave for other origins to read",
  async look(patient) {
    const from = { Origin: patient.origin };
    const right = await patient.ask({ method: "GET", path: "statements?limit=1", headers: headersFor(patient, from) });
    const refused = await patient.ask({
      method: "GET",
      path: "statements?limit=1",
      headers: { ...headersFor(patient, from), Authorization: "Basic eDp4" },
    });
    if (!answered(right) || !answered(refused)) return unknown("No answer came.");
    const readable = (seen: Seen) => ["*", patient.origin].includes(seen.header("access-control-allow-origin"));
    if (!readable(right))
      return unfit(
        "wrong",
        "Answers do not allow the origin.",
        LOST,
        `Set Access-Control-Allow-Origin on every answer, not on OPTIONS alone.`,
      );
    if (!readable(refused)) {
      const means = "A package cannot tell a refusal from a broken network, and tries for a long time.";
      return unfit(
        "advice",
        `Refusals (${refused.status}) do not allow the origin.`,
        means,
        "Set Access-Control-Allow-Origin on errors as well.",
      );
    }
    const names = listOf(right.header("access-control-expose-headers"));
    if (!names.includes("etag") && !names.includes("*")) {
      const means =
        "A package cannot see whether a second tab has saved something newer; the later one wins, and a learner may lose their place.";
      return unfit("wrong", "The header ETag may not be read.", means, "Add ETag to Access-Control-Expose-Headers.");
    }
    const more = ["date", "x-experience-api-consistent-through"].filter((name) => !names.includes(name) && !names.includes("*"));
    if (more.length === 0) return fine("Answers and refusals may be read, with ETag.");
    const means = "Packages work, but cannot set a clock right that is wrong on the learner's machine.";
    return unfit(
      "advice",
      `Answers may be read, but not the headers ${more.join(", ")}.`,
      means,
      "Add them to Access-Control-Expose-Headers.",
    );
  },
};

function listOf(header: string): readonly string[] {
  return header.split(",").map((name) => name.trim().toLowerCase());
}
