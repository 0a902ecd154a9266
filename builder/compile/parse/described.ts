import { description, type DescriptionAction, metadata, type MetadataAction } from "valibot";

/** What a text may name: lists that a project adds to, and lists of the tool. */
export type ListName =
  | "modules"
  | "archetypes"
  | "courses"
  | "targets"
  | "themes"
  | "baseThemes"
  | "languages"
  | "profiles"
  | "frameworks"
  | "needs"
  | "rules";

/** For an editor: the text names one of a list, which parsing looks up by itself, to say what was meant. */
export function listed(list: ListName): MetadataAction<string, { readonly listed: ListName }> {
  return metadata({ listed: list });
}

/** For an editor: these are colours of a theme, which parsing looks at one by one. */
export function themeColours<Value>(): MetadataAction<Value, { readonly listed: "colours" }> {
  return metadata({ listed: "colours" });
}

/** For an editor: what a key is, in plain words. */
export function says<Value, Words extends string>(words: Words): DescriptionAction<Value, Words> {
  return description(words);
}
