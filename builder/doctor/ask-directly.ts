import type { Ask } from "./patient.ts";

/** ms */
const PATIENCE = 15_000;

/** Asks from this program, which sees all headers and follows no redirect. */
export function askDirectly(endpoint: string): Ask {
  return async ({ method, path, headers = {}, body }) => {
    const setting = {
      method,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
      ...(body !== undefined && { body }),
    } as const;
    try {
      const answer = await fetch(endpoint + path, setting);
      return { status: answer.status, header: (name) => answer.headers.get(name) ?? "", text: await answer.text() };
    } catch (error) {
      return { failure: reasonOf(error) };
    }
  };
}

/** What an error may tell of itself. */
interface Told {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly cause?: Told;
  readonly errors?: readonly Told[];
}

/** A code of the system, as ECONNREFUSED, where there is one; it lies at the bottom of what `fetch` throws. */
function reasonOf(error: unknown): string {
  const { name, code, message, cause, errors } = error as Told;
  if (name === "TimeoutError") return "ETIMEDOUT";
  const deeper = errors?.[0] ?? cause;
  return deeper ? reasonOf(deeper) : (code ?? message ?? String(error));
}
