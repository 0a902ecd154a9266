/** What of pako 1 is used here; it brings no types. */
declare module "pako" {
  export class Deflate {
    constructor(options: { readonly level: number; readonly raw: boolean });
    onData: (chunk: Uint8Array) => void;
    push(bytes: Uint8Array, flush: number): boolean;
  }
}
