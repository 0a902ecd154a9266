export const CREDENTIALS = "/credentials";

/** A resource: which methods it knows, and whether it is open to all, whatever version they speak. */
export interface Resource {
  readonly methods: readonly string[];
  readonly open?: boolean;
}

const READING = ["GET", "HEAD"];
const DOCUMENT = { methods: [...READING, "PUT", "POST", "DELETE"] };

/** Those of xAPI 1.0.3 Communication 2, and where one-time credentials are handed out. */
export const RESOURCES: Readonly<Record<string, Resource>> = {
  "/statements": { methods: [...READING, "PUT", "POST"] },
  "/activities/state": DOCUMENT,
  "/activities/profile": DOCUMENT,
  "/agents/profile": DOCUMENT,
  "/activities": { methods: READING },
  "/agents": { methods: READING },
  "/about": { methods: READING, open: true },
  [CREDENTIALS]: { methods: ["PUT", "POST"], open: true },
};
