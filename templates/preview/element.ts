type Attributes = Readonly<Record<string, string | true | undefined>>;

/** A new element. `true` gives an attribute without a value, `undefined` none. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

/** What the page's template is known to hold. */
export function part(selector: string, root: ParentNode = document): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** Writes only what differs, so that assistive technology hears nothing twice. */
export function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

/** Does it once for each picture on screen, however often it is asked for. */
export function oncePerPicture(work: () => void): () => void {
  let isAsked = false;
  const now = () => {
    isAsked = false;
    work();
  };
  return () => {
    if (isAsked) return;
    isAsked = true;
    // A page in the background paints nothing, and must not fall behind for good.
    if (document.hidden) setTimeout(now, 250);
    else requestAnimationFrame(now);
  };
}

/** Does something that may take the keyboard into the frame, and brings it back to where it was. */
export async function keepFocus(work: () => unknown): Promise<void> {
  const { activeElement } = document;
  await work();
  if (activeElement instanceof HTMLElement && activeElement.isConnected && activeElement !== document.body)
    activeElement.focus({ preventScroll: true });
}
