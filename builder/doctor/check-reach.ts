import { answered, type Check, fine, unfit } from "./patient.ts";

const TLS = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|SSL|TLS|EPROTO/;

const HERE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** RFC 1918, RFC 4193 and names of local networks. */
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[f[cd])|\.(local|internal|lan|home\.arpa)$/;

/** What a failure means, by its code. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN/, "The name of the host is not known. Check the address."],
  [/ECONNREFUSED/, "Nothing listens there. Check the port, and that the store is running."],
  [
    /ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH/,
    "No answer comes. Check the address, and whether a firewall is in between.",
  ],
  [/bad port/, "Browsers refuse to use this port. Give the store another one; 443 is best."],
  [/CERT_HAS_EXPIRED/, "Renew the certificate."],
  [/ALTNAME|HOSTNAME/, "Use the name that the certificate is for, or get one for this name."],
  [/SELF_SIGNED|UNABLE_TO|DEPTH_ZERO/, "Use a certificate of an authority that browsers know, with the whole chain."],
];

/** Whether anything answers, and whether on the way nobody can listen. */
export const reach: Check = {
  id: "reach",
  label: "Reachability and TLS",
  async look({ endpoint, origin, ask }) {
    const seen = await ask({ method: "GET", path: "about" });
    if (!answered(seen)) {
      const change = REASONS.find(([code]) => code.test(seen.failure))?.[1] ?? "Check the address, the network and the certificate.";
      const where = TLS.test(seen.failure) ? "There is no safe connection to" : "Nothing answers at";
      return unfit("wrong", `${where} ${endpoint} (${seen.failure}).`, "No result of any learner arrives.", change);
    }
    if (seen.status >= 300 && seen.status < 400) {
      const target = seen.header("location");
      const seenWords = `${endpoint}about leads on to ${target || "another address"} (${seen.status}).`;
      return unfit(
        "wrong",
        seenWords,
        "Browsers do not follow this with credentials; results are lost.",
        "Give packages the address that it leads to.",
      );
    }
    if (seen.status >= 500) {
      return unfit(
        "wrong",
        `${endpoint}about answers ${seen.status}.`,
        "The store is not well; results may be lost.",
        "Look into the store's log.",
      );
    }
    const { protocol, hostname } = new URL(endpoint);
    if (protocol === "http:" && !HERE.test(hostname)) {
      const means = origin.startsWith("https:")
        ? `A page of ${origin} cannot reach it at all: browsers block it. And whoever is in between can read the password.`
        : "Whoever is in between can read the password and the results.";
      return unfit(
        "wrong",
        "The connection is not encrypted (http).",
        means,
        "Give the store a certificate, and packages an address with https.",
      );
    }
    if ((HERE.test(hostname) || PRIVATE.test(hostname)) && new URL(origin).hostname !== hostname) {
      const change =
        "Give the store an address that the internet knows, or tell learners to allow it. On a test machine this does not matter.";
      const means = "If the learning system is on the internet, browsers ask each learner whether it may reach into the private network.";
      return unfit(
        "advice",
        `${endpoint} answers; it is an address of ${HERE.test(hostname) ? "this machine" : "a private network"}.`,
        means,
        change,
      );
    }
    return fine(`${endpoint} answers${protocol === "https:" ? " over TLS, with a certificate that holds" : ""}.`);
  },
};
