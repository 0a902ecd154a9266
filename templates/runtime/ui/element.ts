type Child = Node | string | undefined;

/** A new element. Attributes that are `undefined` and children that are `undefined` are left out. */
export type Make = (tag: string, attributes?: Readonly<Record<string, string | undefined>>, ...children: readonly Child[]) => HTMLElement;

export function maker(document: Document): Make {
  return (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== undefined));
    return element;
  };
}

export function all(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

/** Writes only what differs, so that assistive technology hears nothing twice. */
export function setText(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

export function setHidden(element: HTMLElement | null | undefined, hidden: boolean): void {
  if (element && element.hidden !== hidden) element.hidden = hidden;
}

export function setAttribute(element: Element | null | undefined, name: string, value: string | undefined): void {
  if (!element || (element.getAttribute(name) ?? undefined) === value) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Names one of the pictures in `layout/icons.hbs`. */
export function setIcon(root: Element | null | undefined, name: string): void {
  setAttribute(root?.querySelector("use"), "href", `#icon-${name}`);
}

/** Fills a container anew, but only where `key` differs from the last time. */
export type Refill = (container: Element | null, key: unknown, build: () => readonly Child[]) => void;

export function refiller(): Refill {
  const keys = new WeakMap<Element, string>();
  return (container, key, build) => {
    const text = JSON.stringify(key);
    if (!container || keys.get(container) === text) return;
    keys.set(container, text);
    container.replaceChildren(...build().filter((child) => child !== undefined));
  };
}
