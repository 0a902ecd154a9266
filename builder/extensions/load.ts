import { type Extensions, NO_EXTENSIONS } from "./extensions.ts";

export function loadExtensions(_root: string, _templates: string): Promise<Extensions> {
  return Promise.resolve(NO_EXTENSIONS);
}
