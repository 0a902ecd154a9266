export function one(root: ParentNode | null | undefined, selector: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(selector) ?? null;
}

export function all(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

/** The first thing in a question's form that an answer can be given with. */
export function control(form: ParentNode): HTMLElement | null {
  return one(form, "fieldset :is(input,select,textarea,button):enabled");
}

export function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}

/** Writes only what differs, so that assistive technology hears nothing twice. */
export function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

export function setAttribute(element: Element | null, name: string, value: string | undefined): void {
  if (!element || (element.getAttribute(name) ?? undefined) === value) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function setHidden(element: Element | null, hidden: boolean): void {
  setAttribute(element, "hidden", hidden ? "" : undefined);
}

/** Names one of the pictures in `layout/icons.hbs`. */
export function setIcon(root: Element | null, name: string): void {
  setAttribute(one(root, "use"), "href", `#icon-${name}`);
}

/** Gives the elements with that `data-fill` their texts. `true` shows what the page already says; `false` and "" hide it. */
export function fill(root: ParentNode, values: Readonly<Record<string, string | boolean>>): void {
  for (const [name, value] of Object.entries(values)) {
    for (const element of all(root, `[data-fill=${name}]`)) {
      if (typeof value === "string") setText(element, value);
      setHidden(element, !value);
    }
  }
}

/** Makes a list of links, or hides it where there are none. It stays as it is while the addresses do, and so does the focus in it. */
export function setLinks(list: HTMLElement | null, links: readonly { readonly to: string; readonly text: string }[]): void {
  const key = links.map(({ to }) => to).join(" ");
  setHidden(list, !key);
  if (!list || list.dataset.links === key) return;
  list.dataset.links = key;
  list.replaceChildren(
    ...links.map(({ to, text }) => {
      const link = document.createElement("a");
      link.href = `#${to}`;
      link.textContent = text;
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
}
