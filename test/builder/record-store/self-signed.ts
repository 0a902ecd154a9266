import { createSign, type KeyObject } from "node:crypto";

/** One value of DER (X.690): tag, length, content. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const long = Buffer.from([body.length >> 8, body.length & 255]);
  const length = body.length < 128 ? Buffer.from([body.length]) : Buffer.concat([Buffer.from([0x82]), long]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const SEQUENCE = 0x30;
const algorithm = der(SEQUENCE, der(0x06, Buffer.from("2a864886f70d01010b", "hex")), der(0x05));
const name = der(SEQUENCE, der(0x31, der(SEQUENCE, der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from("curricle test")))));
const validity = der(SEQUENCE, der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("490101000000Z")));

/** An X.509 certificate (RFC 5280) for an RSA key, signed by itself; base64 of its DER, as `x5c` holds it. */
export function selfSigned({ privateKey, publicKey }: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }): string {
  const key = publicKey.export({ type: "spki", format: "der" });
  const facts = der(SEQUENCE, der(0x02, Buffer.from([1])), algorithm, name, validity, name, key);
  const signature = createSign("RSA-SHA256").update(facts).sign(privateKey);
  return der(SEQUENCE, facts, algorithm, der(0x03, Buffer.from([0]), signature)).toString("base64");
}
