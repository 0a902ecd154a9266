/**
 * Lets the browser keep and install the course, where it is a page of its own that came over https or from this machine.
 * Everywhere else it does nothing, and it never throws: a file, plain http, a frame and a private window are all normal.
 */
export function keepOffline(window: Window): void {
  if (!window.isSecureContext || !window.location.protocol.startsWith("http") || window.parent !== window) return;
  try {
    const { document, navigator } = window;
    const link = document.createElement("link");
    link.rel = "manifest";
    link.href = "manifest.webmanifest";
    link.crossOrigin = "use-credentials";
    document.head.append(link);
    // Reading the property alone throws a SecurityError where the page is sandboxed.
    navigator.serviceWorker?.register("service-worker.js").catch(() => undefined);
  } catch {
    // The course plays as well without.
  }
}
