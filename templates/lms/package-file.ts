export interface PackageFile {
  readonly text: string;
  /** Its address. */
  readonly address: string;
}

/** Folders in which a file is looked for: that of the launched document, and those above. */
const LEVELS = 6;

/** The file of that name that lies nearest above a launched document, and that looks like one; `undefined` where there is none. */
export async function findAbove(window: Window, launch: string, name: string, looks: RegExp): Promise<PackageFile | undefined> {
  let folder = new URL(".", launch);
  for (let level = 0; level < LEVELS; level++) {
    const address = new URL(name, folder).href;
    const text = await window.fetch(address).then(
      (answer) => (answer.ok ? answer.text() : ""),
      () => "",
    );
    if (looks.test(text)) return { text, address };
    const above = new URL("..", folder);
    if (above.pathname === folder.pathname) return undefined;
    folder = above;
  }
  return undefined;
}

/** Whether two addresses are of the same document, whatever their query. */
export function isSameDocument(address: string, other: string): boolean {
  const pathOf = (text: string) => {
    const { origin, pathname } = new URL(text);
    return origin + decodeURI(pathname);
  };
  return pathOf(address) === pathOf(other);
}
