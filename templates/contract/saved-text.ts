/**
 * The saved state is text in parts that full stops divide. The first parts are its header, with a checksum of its own: the
 * header alone restores the result, the page and what has been read (rule DATA-3).
 */
export const HEADER_PARTS = 8;

/** What is kept where there is room for no more (rules DATA-6, DATA-7). */
export function headerOf(savedState: string): string {
  return savedState.split(".", HEADER_PARTS).join(".");
}
