type Listener = (event: object) => void;

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly every: number | undefined;
  readonly action: () => void;
}

export interface FakeWindow {
  /** As the runtime sees it. */
  readonly window: Window;
  /** Milliseconds since the page was opened. */
  readonly elapsed: () => number;
  /** Lets time go by, in order and with everything that promises do in between. */
  pass(ms: number): Promise<void>;
  /** The machine sleeps: the clock goes on, and nothing else. */
  sleep(ms: number): void;
  /** What a browser would call. `window.event` is set while listeners run. */
  dispatch(type: string, values?: object): void;
  hide(): void;
  show(): void;
  /** Types that something listens to. */
  listened(): readonly string[];
}

/** Lets everything run that waits for promises and nothing else. */
function microtasks(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * A window with a clock of its own. `more` adds or replaces properties: `API`, `parent`, `opener`. `settle` lets everything
 * happen that needs no time.
 */
export function createWindow(more: object = {}, settle: () => Promise<void> = microtasks): FakeWindow {
  let now = 0;
  let nextId = 1;
  let timers: Timer[] = [];
  let current: object | undefined;
  let visibilityState = "visible";
  const listeners: { readonly type: string; readonly listener: Listener }[] = [];

  const add = (action: () => void, delay: number, every?: number) => {
    const id = nextId++;
    timers.push({ id, at: now + Math.max(0, delay || 0), every, action });
    return id;
  };
  const drop = (id: number | undefined) => {
    timers = timers.filter((timer) => timer.id !== id);
  };
  const addEventListener = (type: string, listener: Listener, options?: { readonly signal?: AbortSignal }) => {
    const entry = { type, listener };
    if (listeners.some((known) => known.type === type && known.listener === listener)) return;
    listeners.push(entry);
    options?.signal?.addEventListener("abort", () => listeners.splice(listeners.indexOf(entry), 1));
  };
  const removeEventListener = (type: string, listener: Listener) => {
    const index = listeners.findIndex((entry) => entry.type === type && entry.listener === listener);
    if (index >= 0) listeners.splice(index, 1);
  };
  const window: Record<string, unknown> = {
    setTimeout: (action: () => void, delay: number) => add(action, delay),
    setInterval: (action: () => void, delay: number) => add(action, delay, delay),
    clearTimeout: drop,
    clearInterval: drop,
    addEventListener,
    removeEventListener,
    document: {
      get visibilityState() {
        return visibilityState;
      },
      get hidden() {
        return visibilityState === "hidden";
      },
      addEventListener,
      removeEventListener,
    },
    get event() {
      return current;
    },
    opener: null,
  };
  window["parent"] = window;
  window["top"] = window;
  Object.defineProperties(window, Object.getOwnPropertyDescriptors(more));

  const dispatch = (type: string, values: object = {}) => {
    for (const { listener } of listeners.filter((entry) => entry.type === type)) {
      current = { type, ...values };
      listener(current);
      current = undefined;
    }
  };

  return {
    window: window as unknown as Window,
    elapsed: () => now,
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0];
        if (!due) break;
        drop(due.id);
        now = Math.max(now, due.at);
        if (due.every !== undefined) timers.push({ ...due, at: now + due.every });
        due.action();
        await settle();
      }
      now = end;
    },
    sleep(ms) {
      now += ms;
    },
    dispatch,
    hide() {
      visibilityState = "hidden";
      dispatch("visibilitychange");
    },
    show() {
      visibilityState = "visible";
      dispatch("visibilitychange");
    },
    listened: () => listeners.map(({ type }) => type),
  };
}
