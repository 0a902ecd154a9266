import { answered, type Check, fine, headersFor, unfit, unknown } from "./patient.ts";

/** s */
const [NOTICED, LARGE, LATE] = [10, 120, 10];

/** A result must not come before the visit that it is of. */
export const clock: Check = {
  id: "clock",
  label: "The store's clock",
  async look(patient) {
    const before = patient.now().getTime();
    const seen = await patient.ask({ method: "GET", path: "statements?limit=1", headers: headersFor(patient) });
    const after = patient.now().getTime();
    if (!answered(seen)) return unknown(`No answer came (${seen.failure}).`);
    const shown = Date.parse(seen.header("date"));
    if (Number.isNaN(shown)) {
      return unfit(
        "advice",
        "Answers have no header Date.",
        "Packages cannot set a wrong clock right.",
        "Let the store send the header Date.",
      );
    }
    // The header counts whole seconds, and is of some moment while the answer was on its way.
    const ahead = shown > after ? shown - after : shown + 1000 < before ? shown + 1000 - before : 0;
    const seconds = Math.round(Math.abs(ahead) / 1000);
    if (seconds < NOTICED) return fine("The store's clock shows the time of this machine.");
    const words = `The store's clock is ${seconds} s ${ahead > 0 ? "ahead of" : "behind"} this machine's.`;
    const means = "Times in reports are wrong by as much; a report of one day may lack results of its last minutes.";
    return unfit(seconds < LARGE ? "advice" : "wrong", words, means, "Set both clocks by a time server (NTP), and look again.");
  },
};

/** How soon a reader sees what was written. */
export const consistency: Check = {
  id: "consistency",
  label: "How soon statements can be read",
  async look(patient) {
    const seen = await patient.ask({ method: "GET", path: "statements?limit=1", headers: headersFor(patient) });
    if (!answered(seen)) return unknown(`No answer came (${seen.failure}).`);
    const through = Date.parse(seen.header("x-experience-api-consistent-through"));
    if (Number.isNaN(through)) {
      const means =
        "Packages confirm a result by reading it. They cannot know how long to wait, and say later than they could that it is recorded.";
      return unfit(
        "advice",
        "The header X-Experience-API-Consistent-Through is missing.",
        means,
        "Let the store send it with every answer about statements.",
      );
    }
    const shown = Date.parse(seen.header("date"));
    const late = Math.round(((Number.isNaN(shown) ? patient.now().getTime() : shown) - through) / 1000);
    if (late < LATE) return fine("Statements can be read at once.");
    const means = "Learners wait as long until the course says that their result is recorded.";
    return unfit(
      "advice",
      `Statements can be read ${late} s after they were stored.`,
      means,
      "See whether the store works through a queue that is behind.",
    );
  },
};
