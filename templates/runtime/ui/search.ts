import { all, fill, one, setHidden, setText } from "./element.ts";
import { excerpt, plain, wordsIn } from "./find.ts";

/** A paragraph, a cell or the like. */
interface Passage {
  readonly element: HTMLElement;
  readonly text: string;
}

const PASSAGES = "p,li,td,th,dt,dd,h1,h2,h3,h4,summary,figcaption,blockquote,pre,div";
/** What the learner sees only after doing something, what a question holds beside what it asks, and what is said to screen readers alone. */
const UNSEEN = "form,script,template,.visually-hidden,.page__body [hidden]";
const ASKED = ".page:not(.page--quiz) form:not([hidden]) .question__stem";

/** What can be found on a page: its title and its text, and never an answer, a hint or feedback. */
function passagesOn(page: HTMLElement): Passage[] {
  const texts = new Map<HTMLElement, string>();
  for (const root of all(page, ":scope > h1, :scope > .page__body")) {
    const walker = page.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode;
      const element = parent?.closest<HTMLElement>(PASSAGES);
      if (!parent || !element || (parent.closest(UNSEEN) && !parent.closest(ASKED)) || parent.closest("option")) continue;
      texts.set(element, (texts.get(element) ?? "") + textContent);
    }
  }
  return [...texts].map(([element, text]) => ({ element, text: text.replace(/\s+/g, " ").trim() })).filter(({ text }) => text);
}

/** Passages that results lead to, by their links. */
const targets = new WeakMap<Element, HTMLElement>();

/** Looks through the pages for all words of what is in the field, and lists each page that has them. */
export function search(document: Document, { value }: HTMLInputElement): void {
  const wanted = wordsIn(value);
  const results =
    wanted.length === 0
      ? []
      : all(document, "article[id*='/']").flatMap((page) => {
          const passages = passagesOn(page).map((passage) => ({
            ...passage,
            found: wanted.filter((word) => plain(passage.text).includes(word)),
          }));
          if (!wanted.every((word) => passages.some(({ found }) => found.includes(word)))) return [];
          const best = passages.reduce((a, b) => (b.found.length > a.found.length ? b : a));
          return [{ page, passage: best }];
        });
  const list = one(document, "[data-results]");
  list?.replaceChildren(...results.map(({ page, passage }) => resultOf(document, page, passage, wanted)));
  setHidden(list, results.length === 0);
  const found = results.length > 0;
  const searched = wanted.length > 0;
  fill(document, { entries: !searched, searchNone: searched && !found, searchFound: found, searchCount: `${results.length}` });
}

function resultOf(document: Document, page: HTMLElement, { element, text }: Passage, wanted: readonly string[]): HTMLElement {
  const link = document.createElement("a");
  link.href = `#${page.id}`;
  link.className = "contents__link";
  const title = document.createElement("strong");
  setText(title, one(page, "h1")?.textContent ?? "");
  const words = excerpt(text, wanted).map((piece) => {
    const part = document.createElement(piece.hit ? "mark" : "span");
    setText(part, piece.text);
    return part;
  });
  link.append(title, ...(element.matches("h1") ? [] : [" ", ...words]));
  targets.set(link, element);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** Takes the learner from the top of the page that a result led to, to what was found. */
export function showFound(link: Element): void {
  const element = targets.get(link);
  if (!element || element.matches("h1")) return;
  element.closest("details")?.setAttribute("open", "");
  element.classList.add("found");
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}
