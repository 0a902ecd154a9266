import { answered, type Check, fine, headersFor, unfit, unknown } from "./patient.ts";

const STATEMENTS = "statements?limit=1";

/** The right credentials are let in. */
export const rightCredentials: Check = {
  id: "credentials",
  label: "Credentials",
  async look(patient) {
    const seen = await patient.ask({ method: "GET", path: STATEMENTS, headers: headersFor(patient) });
    if (!answered(seen)) return unknown(`No answer came (${seen.failure}).`);
    if (seen.status === 200) return fine("The credentials are let in, and may read statements.");
    if (seen.status === 403) {
      const means = "Packages cannot confirm what they sent, and send it again at every visit.";
      return unfit(
        "advice",
        "The credentials are known, and may not read statements (403).",
        means,
        "Let them read, at least what they wrote themselves.",
      );
    }
    if (seen.status === 401) {
      return unfit(
        "wrong",
        "The credentials are refused (401).",
        "No result of any learner arrives.",
        "Check user and password, and that they are for this store.",
      );
    }
    const change = `Is ${patient.endpoint} the xAPI endpoint? It is the address in front of "statements".`;
    return unfit("wrong", `GET statements answers ${seen.status}.`, "No result of any learner arrives.", change);
  },
};

/** Wrong ones are not. */
export const wrongCredentials: Check = {
  id: "strangers",
  label: "Strangers",
  async look({ ask, uuid }) {
    const stranger = `Basic ${Buffer.from(`nobody:${uuid()}`).toString("base64")}`;
    const tries = [
      ["wrong credentials", { Authorization: stranger, "X-Experience-API-Version": "1.0.3" }],
      ["no credentials", { "X-Experience-API-Version": "1.0.3" }],
    ] as const;
    for (const [who, headers] of tries) {
      const seen = await ask({ method: "GET", path: STATEMENTS, headers });
      if (!answered(seen)) return unknown(`No answer came (${seen.failure}).`);
      if (seen.status < 300) {
        return unfit(
          "wrong",
          `A request with ${who} is let in.`,
          "Anybody can read and forge learners' results.",
          "Let the store ask for credentials.",
        );
      }
      if (seen.status !== 401 && seen.status !== 403) {
        const means = "Packages take this for a fault that passes, and try for a long time.";
        return unfit("advice", `A request with ${who} is answered with ${seen.status}.`, means, "Answer with 401.");
      }
    }
    return fine("Requests with wrong credentials, and with none, are turned away.");
  },
};
