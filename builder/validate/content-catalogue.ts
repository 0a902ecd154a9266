import { error, type FindingKind, warning } from "./finding.ts";

const MOODLE = "Moodle 4.5, measured";

/** What the text of a file can show that it should not do. */
const shownByText: Readonly<Record<string, FindingKind>> = {
  "content/remote-request": warning(
    "The package asks another server: {what}. Behind a firewall it fails, and the other side learns who reads.",
    "NHS networks allow listed addresses only",
    "Put the file into the package.",
  ),
  "content/unload-handler": warning(
    "Something is done when the page unloads ({what}). Browsers no longer wait for it, and Moodle switches it off, so results get lost.",
    "Chrome, and Moodle 4.5's Permissions-Policy",
    "Save at each step, and on pagehide and visibilitychange.",
  ),
  "content/credential": error(
    "There is what looks like a credential: {what}. Everybody who can open the package can read it.",
    "OWASP: hard-coded credentials",
    "Take it out, and change the password. Let the LMS hand it over at launch, as cmi5 does.",
  ),
  "content/module-script": warning(
    "There is a module script. Moodle serves .mjs as text, and no module runs from a disk.",
    MOODLE,
    "Bundle it as a classic script.",
  ),
  "content/service-worker": warning(
    "The package installs a service worker. On an LMS's server it may catch the requests of other courses.",
    "Service Workers, 6.2, scope",
    "Leave it out of packages for an LMS.",
  ),
  "content/base-element": warning(
    "The page has a base element. An LMS that serves it from a path of its own breaks all links.",
    "HTML 4.2.3",
    "Use relative links.",
  ),
  "content/document-write": warning(
    "The page writes itself with document.write. On slow networks browsers block it.",
    "Chrome 55 and later",
    "Change the page through the DOM.",
  ),
};

/** What the scan of a package that this tool makes can find. */
export const scanCatalogue: Readonly<Record<string, FindingKind>> = {
  ...shownByText,
  "content/eval": warning(
    "A program is made out of text ({what}). A content security policy that forbids it stops the course.",
    "CSP Level 3, unsafe-eval",
    "Write the program itself.",
  ),
  "content/inline-handler": warning(
    "An element carries a program: {what}. A content security policy that forbids it stops the course.",
    "CSP Level 3, unsafe-inline",
    "Listen from a script.",
  ),
  "content/script-address": warning(
    "An address is a program or a page of its own: {what}. Who follows it runs it.",
    "CSP Level 3, and CWE-79, cross-site scripting",
    "Use an address that starts with https:// or #.",
  ),
};

/** What can be wrong with the files of a package, whatever its standard. */
export const contentCatalogue: Readonly<Record<string, FindingKind>> = {
  ...shownByText,
  "content/dead-link": warning(
    'The page loads "{what}", which is not in the zip.',
    "Capitals count on most servers",
    "Add the file, or mend the address.",
  ),
  "content/server-program": warning(
    "This is a program for a server or a computer. Upload filters refuse such files.",
    "Moodle and Totara scan uploads",
    "Leave it out.",
  ),
};
