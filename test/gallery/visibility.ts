import type { Frame, Page } from "playwright-core";
import type { Moment } from "./looks.ts";

/** Room around a thing that its focus may need, px. */
const ROOM = 8;

const CONTROLS = ":is(a[href],button,input,select,textarea,summary):not(:disabled),.hotspot__region";

/** What must be seen at a moment that is new there: what can be operated, the places in a picture, and the signs of right and wrong. */
const THINGS: Partial<Record<Moment, string>> = {
  untouched: CONTROLS,
  "not answered": ".problems a",
  right: ":is(.outcome__verdict,.row-mark,.gap) .icon",
  wrong: `${CONTROLS},:is(.outcome__verdict,.row-mark,.gap) .icon`,
};

/** What is seen wrongly where the system sets the colours, and once questions are marked, by which signs. */
export async function watchForcedColours(moment: Moment, page: Page, frame: Frame): Promise<readonly string[]> {
  const things = THINGS[moment];
  return things ? [...(await unseen(page, frame, things)), ...(await signs(frame))] : [];
}

/** What learners can no longer see of their answers once these are marked. */
export async function watchAnswers(moment: Moment, page: Page, frame: Frame): Promise<readonly string[]> {
  return moment === "wrong" ? unseen(page, frame, ":disabled:is(:checked,select,[type=text],[type=range])") : [];
}

/**
 * What nobody can see, of each kind of thing in each question type: it has the colour of its ground, or its focus makes no
 * difference that is longer than its shorter side. Both are measured on pictures, at a contrast of 3:1 (WCAG 1.4.11, 2.4.13).
 */
async function unseen(page: Page, frame: Frame, things: string): Promise<string[]> {
  const found: string[] = [];
  // From now on the browser shows the focus as it does to those who use the keyboard.
  await page.keyboard.press("Tab");
  const kinds = await frame.evaluate(numberKinds, `article:not([hidden]) :is(${things})`);
  for (const [at, kind] of kinds.entries()) {
    const { own, around, least } = await frame.evaluate(showThing, [at, EDGE] as const);
    const clip = { x: around.x - ROOM, y: around.y - ROOM, width: around.width + 2 * ROOM, height: around.height + 2 * ROOM };
    const picture = async () => (await page.screenshot({ clip })).toString("base64");
    const before = await picture();
    const focused = await frame.evaluate(focusThing, at);
    const { drawn, changed } = await page.evaluate(compare, [
      before,
      focused ? await picture() : before,
      { ...own, x: own.x - clip.x, y: own.y - clip.y },
    ] as const);
    if (drawn < least) found.push(`cannot be seen: ${kind}`);
    if (focused && changed < least) found.push(`its focus cannot be seen: ${kind}`);
  }
  return found;
}

/** What tells right from wrong in the examples that are marked: shape and words of each sign, without its colour. */
function signs(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const marks = [
      ...document.querySelectorAll<HTMLElement>("form[data-mark]:not([data-mark=noted]) :is(.outcome__verdict,.row-mark,.gap__mark)"),
    ];
    const said = marks
      .filter((mark) => mark.checkVisibility())
      .map((mark) => {
        const words = mark.querySelector("span,p")?.textContent ?? "";
        return `${mark.querySelector("use")?.getAttribute("href")} ${words.split(/[.:]/)[0]?.trim()}`;
      });
    return [...new Set(said)].toSorted();
  });
}

/** Gives a number to the first thing of each kind, and returns the kinds. Runs in the page. */
function numberKinds(selector: string): string[] {
  const kinds = new Map<string, HTMLElement>();
  for (const thing of document.querySelectorAll<HTMLElement>(selector)) {
    thing.removeAttribute("data-kind");
    const { width } = thing.getBoundingClientRect();
    if (width < 2 || !thing.checkVisibility()) continue;
    const type = thing.closest("fieldset") ? thing.closest<HTMLElement>("[data-page]")?.dataset["page"]?.split("/")[0] : "page";
    const kind = [
      type,
      thing.localName,
      thing.getAttribute("type"),
      thing.getAttribute("class"),
      thing.dataset["move"],
      thing.ariaDisabled,
    ].join(" ");
    if (!kinds.has(kind)) kinds.set(kind, thing);
  }
  for (const [at, thing] of [...kinds.values()].entries()) thing.setAttribute("data-kind", `${at}`);
  return [...kinds.keys()];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How wide the border of a place in a picture is, px. */
const EDGE = 8;

/**
 * Where the thing is in the window, and its label, which many a focus is drawn around; and how many pixels are a line along it.
 * The picture shows through a place in it, and so only the edge does that has no number. Runs in the page.
 */
function showThing([at, edge]: readonly [number, number]): { readonly own: Box; readonly around: Box; readonly least: number } {
  const box = (element?: Element | null) => {
    const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
    return { x, y, width, height };
  };
  const thing = document.querySelector(`[data-kind="${at}"]`);
  (document.activeElement as HTMLElement | null)?.blur();
  thing?.scrollIntoView({ block: "center", behavior: "instant" });
  const own = box(thing);
  const around = box(thing?.closest("label") ?? thing);
  if (!thing?.matches(".hotspot__region")) return { own, around, least: Math.min(own.width, own.height) };
  return { own: { ...own, x: own.x + own.width - edge, width: edge }, around, least: own.height };
}

/** False where the thing takes no focus. */
function focusThing(at: number): boolean {
  const thing = document.querySelector<HTMLElement>(`[data-kind="${at}"]`);
  thing?.focus({ preventScroll: true });
  return document.activeElement === thing;
}

/**
 * How many pixels of the first picture, within the box, differ from its ground, which is the most frequent colour of its edge;
 * and how many differ between the two pictures. Runs in the page.
 */
async function compare([before, after, box]: readonly [string, string, Box]): Promise<{ drawn: number; changed: number }> {
  async function read(picture: string) {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const surface = new OffscreenCanvas(image.width, image.height).getContext("2d");
    surface?.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: surface?.getImageData(0, 0, image.width, image.height).data ?? [] };
  }
  const [first, second] = [await read(before), await read(after)];
  const { width, height } = first;
  const linear = (value = 0) => (value <= 10 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = (data: ArrayLike<number>, at: number) =>
    0.2126 * linear(data[4 * at]) + 0.7152 * linear(data[4 * at + 1]) + 0.0722 * linear(data[4 * at + 2]) + 0.05;
  const differs = (one: number, other: number) => Math.max(one, other) / Math.min(one, other) >= 3;
  const pixels = Array.from({ length: width * height }, (_, at) => at);
  const place = (at: number) => ({ x: at % width, y: Math.floor(at / width) });
  const isEdge = ({ x, y }: { x: number; y: number }) => x === 0 || y === 0 || x === width - 1 || y === height - 1;
  const isInBox = ({ x, y }: { x: number; y: number }) => x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
  const edge = pixels.filter((at) => isEdge(place(at))).map((at) => light(first.data, at));
  const times = new Map<number, number>();
  for (const value of edge) times.set(value, (times.get(value) ?? 0) + 1);
  const ground = [...times].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
  return {
    drawn: pixels.filter((at) => isInBox(place(at)) && differs(light(first.data, at), ground)).length,
    changed: pixels.filter((at) => differs(light(first.data, at), light(second.data, at))).length,
  };
}
