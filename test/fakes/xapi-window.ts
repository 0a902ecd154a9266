/** A browser window with a clock of its own: nothing happens until `advance`. */
export interface FakeWindow {
  readonly window: Window;
  readonly elapsed: () => number;
  readonly now: () => Date;
  /** Lets that much time pass, and all that it sets off. */
  advance(ms: number): Promise<void>;
  /** The tab is switched away from. */
  hide(): Promise<void>;
  pageHide(persisted: boolean): Promise<void>;
  /** Names of all events that were listened to. */
  readonly listened: ReadonlySet<string>;
}

export interface WindowSetting {
  readonly address?: string;
  readonly fetch?: typeof fetch;
  readonly session?: Storage | undefined;
  readonly local?: Storage | undefined;
}

interface Timer {
  readonly due: number;
  readonly period: number | undefined;
  readonly run: () => void;
}

const START = Date.parse("2026-11-23T09:00:00.000Z");

export function openWindow(setting: WindowSetting): FakeWindow {
  let time = 0;
  let count = 0;
  const timers = new Map<number, Timer>();
  const listened = new Set<string>();
  const location = new URL(setting.address ?? "https://host.example/course/index.html");
  const place = {
    search: location.search,
    pathname: location.pathname,
    hash: location.hash,
    origin: location.origin,
    protocol: location.protocol,
    href: location.href,
  };
  const start = (run: () => void, delay = 0, period?: number) => {
    timers.set(++count, { due: time + Math.max(0, delay), period, run });
    return count;
  };
  const document = Object.assign(listening(listened), { visibilityState: "visible" });
  const window = Object.assign(listening(listened), {
    document,
    location: place,
    history: {
      state: null,
      replaceState(_state: unknown, _title: string, address: string) {
        const next = new URL(address, place.href);
        Object.assign(place, { search: next.search, pathname: next.pathname, hash: next.hash, href: next.href });
      },
    },
    fetch: setting.fetch,
    crypto,
    setTimeout: start,
    setInterval: (run: () => void, period: number) => start(run, period, period),
    clearTimeout: (id: number) => timers.delete(id),
    clearInterval: (id: number) => timers.delete(id),
  });
  defineStorage(window, "sessionStorage", "session" in setting ? setting.session : memoryStorage());
  defineStorage(window, "localStorage", "local" in setting ? setting.local : memoryStorage());

  const advance = async (ms: number) => {
    const end = time + ms;
    await settle();
    for (let next = earliest(timers); next && next[1].due <= end; next = earliest(timers)) {
      const [id, timer] = next;
      time = Math.max(time, timer.due);
      timers.delete(id);
      if (timer.period !== undefined) timers.set(id, { ...timer, due: timer.due + timer.period });
      timer.run();
      await settle();
    }
    time = end;
  };
  return {
    window: window as unknown as Window,
    elapsed: () => time,
    now: () => new Date(START + time),
    advance,
    listened,
    async hide() {
      document.visibilityState = "hidden";
      document.dispatchEvent(new Event("visibilitychange"));
      await settle();
    },
    async pageHide(persisted) {
      window.dispatchEvent(Object.assign(new Event("pagehide"), { persisted }));
      await settle();
    },
  };
}

/** Storage as browsers have it; `full` refuses to write. */
export function memoryStorage(full = false): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      if (full) throw new Error("QuotaExceededError");
      held.set(key, value);
    },
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}

function listening(listened: Set<string>): EventTarget {
  const target = new EventTarget();
  const add = target.addEventListener.bind(target);
  return Object.assign(target, {
    addEventListener(name: string, ...rest: [EventListener, AddEventListenerOptions?]) {
      listened.add(name);
      add(name, ...rest);
    },
  });
}

/** `undefined` is a browser that does not even let the property be read. */
function defineStorage(window: object, name: string, storage: Storage | undefined): void {
  Object.defineProperty(window, name, {
    get() {
      if (!storage) throw new Error("SecurityError");
      return storage;
    },
  });
}

function earliest(timers: ReadonlyMap<number, Timer>): [number, Timer] | undefined {
  return [...timers].sort(([a, { due: first }], [b, { due: second }]) => first - second || a - b)[0];
}

/** Lets promises run until they wait for a timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
