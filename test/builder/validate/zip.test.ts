import { describe, expect, test } from "@jest/globals";
import fc from "../../support/properties.ts";
import { crc32, slowCrc32 } from "../../../builder/compile/crc32.ts";
import { newFindings } from "../../../builder/validate/findings.ts";
import { openZip } from "../../../builder/validate/open-zip.ts";
import { zipCatalogue } from "../../../builder/validate/zip-catalogue.ts";
import { writeZip, type ZipForm, type ZipPart } from "../../support/zip-writer.ts";

const page: ZipPart = { name: "index.html", content: "<!doctype html><title>A</title>" };
const picture: ZipPart = { name: "media/a.png", content: "not really a picture", stored: true };
const zeros = new Uint8Array(2_000_000);

/** Opens a zip, unpacks all of it, and says what was found and what could be read. */
function open(bytes: Uint8Array) {
  const findings = newFindings(zipCatalogue);
  const opened = openZip(bytes, findings);
  const read = (opened?.files ?? []).map((file) => [file.path, file.text()]);
  return { read, codes: findings.list.map(({ code }) => code), list: findings.list };
}

const good = writeZip([page, picture]);

describe("a zip that is right is opened", () => {
  test.each<[string, readonly ZipPart[], ZipForm]>([
    ["with stored and deflated files", [page, picture], {}],
    ["with entries for folders", [page, { name: "media/", stored: true }, picture], {}],
    [
      "whose sizes follow the files",
      [
        { ...page, descriptor: true },
        { ...picture, descriptor: true },
      ],
      {},
    ],
    ["with a comment", [page, picture], { comment: "made by a tool" }],
    ["with an empty file", [page, picture, { name: "empty.txt", content: "" }], {}],
    ["with a text that shrinks to almost nothing", [page, picture, { name: "spaces.txt", content: " ".repeat(900_000) }], {}],
    ["with executable files", [{ ...page, attributes: 0o100755 << 16 }, picture], {}],
  ])("%s", (_, parts, form) => {
    const { read, codes } = open(writeZip(parts, form));
    expect(codes).toEqual([]);
    expect(read).toEqual(
      expect.arrayContaining([
        ["index.html", page.content],
        ["media/a.png", picture.content],
      ]),
    );
  });

  test("a name in UTF-8 is read, and named as a risk", () => {
    const { read, codes } = open(writeZip([page, { name: "café.html", content: "x" }]));
    expect([codes, read.map(([path]) => path)]).toEqual([["zip/name-not-ascii"], ["café.html", "index.html"]]);
  });

  test.each<[string, readonly ZipPart[], ZipForm]>([
    ["for one file", [{ ...page, zip64: true }], {}],
    ["at its end", [page], { zip64End: true }],
  ])("Zip64 %s is read, and named as a risk", (_, parts, form) => {
    const { read, codes } = open(writeZip(parts, form));
    expect([codes, read]).toEqual([["zip/zip64"], [["index.html", page.content]]]);
  });
});

const cut = (length: number) => good.subarray(0, length);
const changed = (at: number, byte: number) => Uint8Array.from(good, (value, index) => (index === at ? byte : value));
const endAt = good.length - 22;

describe("one defect of a zip, many of them hostile, gives one finding (SEC-6)", () => {
  test.each<[string, string, Uint8Array]>([
    ["zip/not-a-zip", "a text", new TextEncoder().encode("<!doctype html><p>Please sign in")],
    ["zip/not-a-zip", "nothing at all", new Uint8Array()],
    ["zip/not-a-zip", "a zip that was cut short", cut(good.length - 30)],
    ["zip/damaged-directory", "a list that lies beyond the end", changed(endAt + 17, 0x7f)],
    ["zip/damaged-directory", "a list with fewer files than it promises", writeZip([page, picture], { count: 3 })],
    ["zip/damaged-directory", "an entry that is no entry", changed(good.length - 22 - 46 - 11, 0)],
    ["zip/empty", "no files", writeZip([])],
    ["zip/several-disks", "the second part of several", writeZip([page], { disk: 1 })],
    ["zip/extra-data", "bytes before the first file", writeZip([page], { before: Buffer.from("MZ program") })],
    ["zip/extra-data", "bytes after the end", writeZip([page], { after: Buffer.from("<script>") })],
    ["zip/unsafe-path", "a path that climbs", writeZip([page, { name: "../../etc/cron.d/x", content: "x" }])],
    ["zip/unsafe-path", "a path that climbs in the middle", writeZip([page, { name: "a/../../x", content: "x" }])],
    ["zip/unsafe-path", "an absolute path", writeZip([page, { name: "/etc/passwd", content: "x" }])],
    ["zip/unsafe-path", "a drive", writeZip([page, { name: "C:/x.txt", content: "x" }])],
    ["zip/unsafe-path", "backslashes", writeZip([page, { name: "media\\a.png", content: "x" }])],
    ["zip/unsafe-path", "a NUL", writeZip([page, { name: "a.php\u0000.png", content: "x" }])],
    ["zip/unsafe-path", "no name", writeZip([page, { name: "", content: "x" }])],
    ["zip/symbolic-link", "a link", writeZip([page, { name: "link", content: "/etc/passwd", attributes: 0o120777 * 0x10000 }])],
    ["zip/duplicate-name", "a name twice", writeZip([page, page])],
    ["zip/case-collision", "a name in other capitals", writeZip([page, { ...page, name: "Index.html" }])],
    ["zip/file-and-folder", "a file that is a folder too", writeZip([page, { name: "media", content: "x" }, picture])],
    ["zip/encrypted", "an encrypted file", writeZip([{ ...page, flags: 1 }])],
    ["zip/unknown-method", "another compression", writeZip([{ ...page, lies: { method: 12 } }])],
    ["zip/headers-disagree", "another name before the file", writeZip([{ ...page, localLies: { name: "attack.htm" } }])],
    ["zip/headers-disagree", "another method before the file", writeZip([{ ...page, localLies: { method: 0 } }])],
    ["zip/headers-disagree", "another size before the file", writeZip([{ ...page, localLies: { size: 5 } }])],
    [
      "zip/overlapping",
      "two files with the same bytes",
      writeZip([page, { name: "again.html", content: page.content ?? "", sameBytesAs: 0 }]),
    ],
    ["zip/damaged-file", "a wrong checksum", writeZip([{ ...page, lies: { crc: 1 } }])],
    ["zip/damaged-file", "a file that is longer than it says", writeZip([{ ...page, lies: { size: 5 } }])],
    ["zip/damaged-file", "a file that is shorter than it says", writeZip([{ ...page, lies: { size: 500 } }])],
    ["zip/damaged-file", "deflated bytes that are none", writeZip([{ ...picture, lies: { method: 8 } }])],
    ["zip/too-large", "a file that grows a thousandfold", writeZip([page, { name: "bomb.txt", content: zeros }])],
    ["zip/too-large", "a file that claims to be huge", writeZip([page, { ...picture, lies: { size: 3_000_000_000 } }])],
    ["zip/too-large", "too many files", writeZip(Array.from({ length: 20_001 }, (_, index) => ({ name: `f${index}`, stored: true })))],
    ["zip/name-characters", "a name with a colon", writeZip([page, { name: "what: why.html", content: "x" }])],
    ["zip/name-too-long", "a path of 300 characters", writeZip([page, { name: `${"a".repeat(296)}.txt`, content: "x" }])],
  ])("%s: %s", (code, _, bytes) => {
    expect(open(bytes).codes).toEqual([code]);
  });

  test("a name that cannot be shown is shown in digits", () => {
    expect(open(writeZip([page, { name: "a\u001b[2J.txt", content: "x" }])).list[0]?.file).toBe("a\\u{1b}[2J.txt");
  });

  test("nothing is read out of a zip that is not safe (SEC-6)", () => {
    expect(open(writeZip([page, { name: "../x", content: "x" }])).read).toEqual([]);
  });
});

test.each([
  ["", 0],
  ["123456789", 0xcbf43926],
])("the checksum of %p is the one of zip, in any version of Node", (text, sum) => {
  const bytes = new TextEncoder().encode(text);
  expect([crc32(bytes), slowCrc32(bytes)]).toEqual([sum, sum]);
  expect(slowCrc32(bytes.subarray(4), slowCrc32(bytes.subarray(0, 4)))).toBe(sum);
});

describe("whatever the bytes are", () => {
  test("opening ends, and every finding has a kind", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(open(bytes).codes.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test("a zip with some bytes changed is opened or refused, and what is read is what was written", () => {
    const texts = [page.content, picture.content];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Uint8Array.from(good);
        for (const [at, byte] of changes) bytes[at] = byte;
        const { read, codes } = open(bytes);
        const wrong = read.filter(([, text]) => text !== undefined && !texts.includes(text));
        expect(wrong).toEqual([]);
        expect(codes.length > 0 || read.length === 2).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("a zip that is cut anywhere is refused", () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), (length) => {
        expect(open(cut(length)).codes).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
