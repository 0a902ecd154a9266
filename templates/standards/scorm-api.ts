/** An API object as an LMS gives it. Methods are called on it, never taken off it: they may need their `this` (rule DISC-7). */
export type ScormApi = Readonly<Record<string, (...values: string[]) => unknown>>;

/** How one version of SCORM names its API object and the method that tells one from anything else (rule DISC-1). */
export interface ApiName {
  readonly object: string;
  readonly initialize: string;
}

const HOPS = 500;
const PAUSE = 100;
const PATIENCE = 9800;

/**
 * The nearest API object: own window and its parents, the opener and its parents, the top window's opener and its
 * parents, then the opener's document (rule DISC-2). Windows of another origin are passed over (rule DISC-3).
 */
export function findApi(window: Window, { object, initialize }: ApiName): ScormApi | undefined {
  const seen = new Set<unknown>();
  const apiIn = (place: unknown) =>
    attempt(() => {
      const api = (place as Record<string, ScormApi | undefined>)[object];
      return api && methodOf(api, initialize) ? api : undefined;
    });
  const climb = (place: unknown): ScormApi | undefined => {
    if (!place || seen.has(place) || seen.size > HOPS) return undefined;
    seen.add(place);
    return apiIn(place) ?? climb(attempt(() => (place as Window).parent));
  };
  // A window that was closed is there still, with all that was in it, and may even answer (rules DISC-8, EXIT-7).
  const openerOf = (of: Window | null) =>
    attempt(() => {
      const opener = of?.opener as Window;
      return opener.closed ? undefined : opener;
    });
  const opener = openerOf(window);
  return climb(window) ?? climb(opener) ?? climb(openerOf(window.top)) ?? apiIn(attempt(() => opener?.document));
}

/**
 * Looks again until the API is there, for just under 10 s (rule DISC-5). `elapsed` is a monotonic clock, ms. In an object of its
 * own, because a proxy may answer to `then` as well, and a promise would call it (rule DISC-7).
 */
export async function awaitApi(window: Window, name: ApiName, elapsed: () => number): Promise<{ readonly api: ScormApi } | undefined> {
  const end = elapsed() + PATIENCE;
  for (;;) {
    const api = findApi(window, name);
    if (api) return { api };
    if (elapsed() >= end) return undefined;
    await new Promise((resolve) => window.setTimeout(resolve, PAUSE));
  }
}

/** The method's name as this LMS spells it: exactly, or in other letter case (rule DISC-7). */
export function methodOf(api: ScormApi, method: string): string | undefined {
  if (callable(api[method])) return method;
  for (const name in api) if (name.toLowerCase() === method.toLowerCase() && callable(api[name])) return name;
  return undefined;
}

/** Methods of host objects may be of type "object" (rule DISC-7). */
function callable(method: unknown): boolean {
  return typeof method === "function" || (typeof method === "object" && method !== null);
}

/** `undefined` where `action` throws, as another origin's window does. */
export function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
