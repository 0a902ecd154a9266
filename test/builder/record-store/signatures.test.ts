import { createSign, generateKeyPairSync } from "node:crypto";
import { expect, test } from "@jest/globals";
import { aStatement, openClient } from "./ask.ts";
import { anAttachment, aPart, MIXED, mixed } from "./multipart-body.ts";
import { selfSigned } from "./self-signed.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const certified = generateKeyPairSync("rsa", { modulusLength: 2048 });
const x5c = [selfSigned(certified)];
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

interface Signing {
  readonly header?: object;
  readonly payload?: string;
  readonly contentType?: string;
  readonly key?: typeof privateKey;
  /** What is signed, where it is not what is sent. */
  readonly signed?: object;
}

function signedBody({ header = {}, payload, contentType = "application/octet-stream", key = privateKey, signed }: Signing): Buffer {
  const statement = aStatement(1);
  const full = { alg: "RS256", ...header };
  const content = `${encode(full)}.${payload ?? encode(signed ?? statement)}`;
  const digest = `RSA-SHA${full.alg.slice(2)}`;
  const signature = full.alg.startsWith("RS") ? createSign(digest).update(content).sign(key, "base64url") : "c2lnbmVk";
  const jws = `${content}.${signature}`;
  const attachment = anAttachment(jws, { usageType: "http://adlnet.gov/expapi/attachments/signature", contentType });
  return mixed({ ...statement, attachments: [attachment] }, [aPart(jws, { "Content-Type": contentType })]);
}

const status = (signing: Signing) => openClient().ask("POST", "/statements", signedBody(signing), MIXED).status;

test.each<[string, Signing]>([
  ["RS256", {}],
  ["RS384", { header: { alg: "RS384" } }],
  ["RS512", { header: { alg: "RS512" } }],
  ["a certificate", { header: { x5c }, key: certified.privateKey }],
  ["keys in another order", { signed: Object.fromEntries(Object.entries(aStatement(1)).reverse()) }],
])("a statement signed with %s is taken (Data 2.6)", (_, signing) => {
  expect(status(signing)).toBe(200);
});

test.each<[string, Signing]>([
  ["of another type", { contentType: "text/plain" }],
  ["made with HS256", { header: { alg: "HS256" } }],
  ["made with none", { header: { alg: "none" } }],
  ["of something that is no JSON", { payload: Buffer.from("{'id'").toString("base64url") }],
  ["of a list", { payload: encode([]) }],
  ["of another statement", { signed: aStatement(2) }],
  ["that another key made than the certificate's", { header: { x5c } }],
  ["with a certificate that is none", { header: { x5c: ["AAAA"] } }],
  ["with an empty chain", { header: { x5c: [] } }],
])("a signature %s is refused (Data 2.6)", (_, signing) => {
  expect(status(signing)).toBe(400);
});

test("a signature that is no JSON web signature is refused", () => {
  const text = "Signed, Ada";
  const attachment = anAttachment(text, {
    usageType: "http://adlnet.gov/expapi/attachments/signature",
    contentType: "application/octet-stream",
  });
  const body = mixed(aStatement(1, { attachments: [attachment] }), [aPart(text)]);
  expect(openClient().ask("POST", "/statements", body, MIXED).status).toBe(400);
});
