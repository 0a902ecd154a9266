import { answered, type Check, fine, headersFor, type Patient, statePath, unfit, unknown } from "./patient.ts";

const JSON_TYPE = { "Content-Type": "application/json" };

/** Two tabs must not write over each other (xAPI 1.0.3 Communication 3.1). Writes the state of nobody, and takes it away again. */
export const concurrency: Check = {
  id: "state",
  label: "The saved state, and two tabs at once",
  async look(patient) {
    const path = statePath(patient.uuid());
    const put = (n: number, more: Readonly<Record<string, string>>) =>
      patient.ask({ method: "PUT", path, headers: headersFor(patient, { ...JSON_TYPE, ...more }), body: JSON.stringify({ n }) });
    try {
      const first = await put(1, { "If-None-Match": "*" });
      if (!answered(first)) return unknown(`No answer came (${first.failure}).`);
      if (first.status >= 300) {
        const means = "Learners begin anew at each visit, and what was not confirmed is not sent again.";
        return unfit("wrong", `Writing a state is answered with ${first.status}.`, means, "Let the credentials write state documents.");
      }
      const again = await put(2, { "If-None-Match": "*" });
      const stale = await put(2, { "If-Match": '"0000000000000000000000000000000000000000"' });
      const held = await patient.ask({ method: "GET", path, headers: headersFor(patient) });
      if (!answered(again) || !answered(stale) || !answered(held)) return unknown("No answer came.");
      const etag = held.header("etag");
      const lost = "Of two tabs, the later one wins, and a learner may lose their place.";
      if (held.status !== 200 || etag === "") {
        return unfit(
          "wrong",
          `A state comes back with ${held.status}${etag ? "" : " and without ETag"}.`,
          lost,
          "Answer GET with an ETag.",
        );
      }
      if (again.status !== 412 || stale.status !== 412) {
        const seen = `A write that must fail is answered with ${again.status === 412 ? stale.status : again.status} instead of 412.`;
        return unfit("wrong", seen, lost, "Heed If-Match and If-None-Match on the state resource.");
      }
      const right = await put(3, { "If-Match": etag.replace(/^W\//, "") });
      if (!answered(right) || right.status >= 300) {
        const seen = `A write with the ETag that was just read (${etag}) is answered with ${answered(right) ? right.status : right.failure}.`;
        return unfit(
          "wrong",
          seen,
          "The state is saved once, and never again.",
          "Look for a proxy that changes ETags, as when it compresses answers.",
        );
      }
      if (etag.startsWith("W/")) {
        const means = "It works, as packages take the mark away; other tools may not.";
        return unfit("advice", `The ETag is a weak one (${etag}).`, means, "Let the proxy in front leave ETags alone.");
      }
      return fine("A write over something newer is refused, and a right one is taken.");
    } finally {
      await patient.ask({ method: "DELETE", path, headers: headersFor(patient) });
    }
  },
};

/** As large as packages become at the most: the saved state, and statements that wait to be sent. */
const LARGE = 100_000;

export const size: Check = {
  id: "size",
  label: "Large requests",
  async look(patient: Patient) {
    const path = statePath(patient.uuid());
    const body = JSON.stringify({ state: "x".repeat(LARGE) });
    const seen = await patient.ask({ method: "PUT", path, headers: headersFor(patient, { ...JSON_TYPE, "If-None-Match": "*" }), body });
    if (!answered(seen)) return unknown(`No answer came to a request of ${LARGE / 1000} kB (${seen.failure}).`);
    await patient.ask({ method: "DELETE", path, headers: headersFor(patient) });
    if (seen.status < 300) return fine(`A request of ${LARGE / 1000} kB is taken. Larger ones were not tried.`);
    const means = "The state of a long course, or the results of a day without network, cannot be saved.";
    return unfit(
      "wrong",
      `A request of ${LARGE / 1000} kB is answered with ${seen.status}.`,
      means,
      "Let the store, and the proxy in front, take at least 1 MB.",
    );
  },
};
