import { answered, type Check, fine, headersFor, unfit, unknown } from "./patient.ts";

/** Packages speak 1.0.3. */
export const versions: Check = {
  id: "versions",
  label: "Versions of xAPI",
  async look(patient) {
    const about = await patient.ask({ method: "GET", path: "about", headers: { "X-Experience-API-Version": "1.0.3" } });
    const open = await patient.ask({ method: "GET", path: "about", headers: headersFor(patient, { "X-Experience-API-Version": "2.0.0" }) });
    const spoken = await patient.ask({ method: "GET", path: "statements?limit=1", headers: headersFor(patient) });
    if (!answered(about) || !answered(open) || !answered(spoken)) return unknown("No answer came.");
    const listed = [...new Set([...listedIn(about.text), ...listedIn(open.text)])];
    const version = spoken.header("x-experience-api-version");
    const seen = `The store lists ${listed.join(", ") || "no versions"}, and answers in ${version || "none that it names"}.`;
    if (spoken.status === 400) {
      return unfit("wrong", `${seen} It refuses requests in 1.0.3.`, "Packages speak 1.0.3: no result arrives.", "Switch on xAPI 1.0.3.");
    }
    if (!/^[12]\./.test(version)) {
      return unfit("advice", seen, "Packages work; other tools may not.", "Let the header X-Experience-API-Version be on every answer.");
    }
    if (!listed.some((name) => name.startsWith("1.0"))) {
      return unfit("advice", seen, "Packages work; tools that ask first may not.", 'Let "about" list 1.0.3, readable without credentials.');
    }
    return fine(seen);
  },
};

function listedIn(text: string): readonly string[] {
  try {
    const { version } = JSON.parse(text) as { readonly version?: unknown };
    return Array.isArray(version) ? version.filter((name): name is string => typeof name === "string") : [];
  } catch {
    return [];
  }
}
