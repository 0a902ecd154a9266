/** Between two looks at a package that is starting, ms. */
const BEAT = 50;
/** Looks that are taken before the package is shown as it is. */
const LOOKS = 200;

/** Leaves only the page itself, so that an example takes no more room than it needs. */
const ALONE = `
body { display: block !important; min-height: 0 !important; }
body > :not(main, .icons), main > :not(article), .page__position, .page__mark, .page__title { display: none !important; }
.page__body > :first-child { margin-top: 0 !important; }
.page__body > :last-child { margin-bottom: 0 !important; }
main { margin: 0 !important; padding: 16px !important; max-width: none !important; }
html { overflow-y: hidden !important; scroll-padding: 0; }
`;

/** Opens the package in the frame at its one page, alone, and gives the frame the page's height from then on. */
export function showExample(frame: HTMLIFrameElement): void {
  const page = frame.dataset["page"] ?? "";
  const look = (left: number) => {
    const { contentDocument: document, contentWindow: window } = frame;
    const main = document?.querySelector("main");
    const ready = document?.querySelector("html[data-started] [data-begin-link]")?.checkVisibility() === true;
    if (!ready && left > 0) return void setTimeout(() => look(left - 1), BEAT);
    frame.toggleAttribute("data-ready", true);
    if (!document || !window || !main) return;
    const sheet = new (window as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(ALONE);
    document.adoptedStyleSheets = [sheet];
    keepingFocus(() => document.querySelector<HTMLElement>(`[data-contents="${page}"]`)?.click());
    const fit = () => {
      frame.style.height = `${main.scrollHeight + 2}px`;
    };
    new ResizeObserver(fit).observe(main);
    fit();
  };
  look(LOOKS);
}

/** A page that is turned takes the focus: here nobody has turned it. */
function keepingFocus(turn: () => void): void {
  const before = document.activeElement;
  turn();
  if (document.activeElement === before) return;
  if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** What learners have answered in an earlier visit of the gallery is forgotten: each example is as it is at first. */
export function forgetAnswers(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  for (const key of keys) if (key.includes(":gallery-example-")) storage.removeItem(key);
}
