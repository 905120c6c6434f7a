// The sites that the user allows are the host permissions that the user has given: Chrome keeps them, and nothing else is asked.

const common = { runAt: "document_start", allFrames: true };

// The permission for a whole scheme, which can be given on Chrome's own page of the extension, is not a word for each site.
const isOneSite = (pattern) => /^https?:\/\/[^/*]/.test(pattern) || /^https?:\/\/\*\.[^/*]/.test(pattern);

/** Match patterns of the allowed sites, sorted. */
export async function allowedSites() {
  const { origins = [] } = await chrome.permissions.getAll();
  return origins.filter(isOneSite).sort();
}

/** Whether lines of a page may be taken. */
export async function isAllowed(origin) {
  return /^https?:\/\/[^/*]+$/.test(origin) && (await chrome.permissions.contains({ origins: [`${origin}/*`] }));
}

async function register() {
  const matches = await allowedSites();
  const present = await chrome.scripting.getRegisteredContentScripts();
  if (present.length > 0) {
    await chrome.scripting.unregisterContentScripts({ ids: present.map((script) => script.id) });
  }

  if (matches.length > 0) {
    await chrome.scripting.registerContentScripts([
      { ...common, id: "relay", js: ["page/relay.js"], world: "ISOLATED", matches },
      { ...common, id: "hook", js: ["page/format.js", "page/hook.js"], world: "MAIN", matches },
    ]);
  }
}

let registering = Promise.resolve();

/** Puts the scripts on the allowed sites, and on no others. Pages see it when they are loaded next. */
export function registerScripts() {
  registering = registering.catch(() => {}).then(register);
  return registering;
}
