// What the user has set, in chrome.storage.local, where only the extension's own pages and its worker can read it.

/** Before anything is set. */
export const defaults = Object.freeze({ address: "http://127.0.0.1:5110", key: "", paused: false });

/** @returns {Promise<{address: string, key: string, paused: boolean}>} */
export const readSettings = () => chrome.storage.local.get({ ...defaults });

/** @param {Partial<typeof defaults>} changes */
export const changeSettings = (changes) => chrome.storage.local.set(changes);

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The service's origin as it is kept.
 * @throws {Error} when it is no address, or one that would send the key in the clear
 */
export function normalAddress(text) {
  let url;
  try {
    url = new URL(text.trim());
  } catch {
    throw new Error("The address has to look like http://127.0.0.1:5110.");
  }

  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new Error("The address has to begin with http:// or https://.");
  }

  if (url.protocol === "http:" && !loopback.test(url.hostname)) {
    throw new Error("Another machine has to be reached by https://: the key must not go in the clear.");
  }

  if (url.username || url.password || url.search || url.hash) {
    throw new Error("The address is a host and a port alone.");
  }

  return url.origin;
}
