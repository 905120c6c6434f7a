// Writes the arguments of a console call as one line. docs/capture.md has the rules; ConsoleFormat.cs keeps the same ones, and both are held
// to tests/console-vectors.json.
// A classic script, since content scripts in the page's own world cannot be modules: hook.js takes the function over and removes it.
// The page may replace any method of any prototype later, so whatever is needed is taken before the page's first script runs.
globalThis.pokerCaptureFormat = (() => {
  "use strict";

  const levels = 3;
  const mostEntries = 50;
  const largestArray = 1_000;
  const longestObject = 2_000;
  const longestLine = 65_536;
  const mostAncestors = 8;

  const uncurried = (method) => Function.prototype.call.bind(method);
  const slice = uncurried(String.prototype.slice);
  const indexOf = uncurried(String.prototype.indexOf);
  const symbolText = uncurried(Symbol.prototype.toString);
  const { is, keys, getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const { isFinite, parseFloat, parseInt } = Number;
  const { stringify } = JSON;
  const ErrorClass = Error;
  const isError = Error.isError ?? ((value) => value instanceof ErrorClass);

  // Getters are not called: they are the page's code.
  const valueOf = (object, name) => getOwnPropertyDescriptor(object, name)?.value;

  function inherited(object, name) {
    let holder = object;
    for (let i = 0; i < mostAncestors && holder !== null; i++) {
      const value = valueOf(holder, name);
      if (typeof value === "string") {
        return value;
      }

      holder = getPrototypeOf(holder);
    }

    return "";
  }

  function errorText(error) {
    const name = inherited(error, "name") || "Error";
    const message = inherited(error, "message");
    return cut(message ? `${name}: ${message}` : name, longestObject);
  }

  const cut = (text, longest) => (text.length > longest ? `${slice(text, 0, longest)}…` : text);

  // As a whole argument, or for %s.
  function argument(value) {
    switch (typeof value) {
      case "string":
        return value;
      case "number":
        return is(value, -0) ? "-0" : `${value}`;
      case "bigint":
        return `${value}n`;
      case "symbol":
        return symbolText(value);
      case "function":
        return "function";
      case "object":
        return value === null ? "null" : objectText(value);
      default:
        return `${value}`;
    }
  }

  function objectText(value) {
    try {
      if (isError(value)) {
        return errorText(value);
      }

      const written = { text: "" };
      write(value, levels, written);
      return cut(written.text, longestObject);
    } catch {
      // A proxy's trap has thrown, or the proxy is revoked.
      return "{…}";
    }
  }

  // Whether it can stand in an object: as with JSON.stringify, some things cannot, and are null in an array.
  const isWritable = (value) => value !== undefined && typeof value !== "function" && typeof value !== "symbol";

  function write(value, level, written) {
    if (written.text.length > longestObject) {
      return;
    }

    if (typeof value === "string") {
      written.text += stringify(slice(value, 0, longestObject));
    } else if (typeof value === "number") {
      written.text += isFinite(value) ? `${value}` : "null";
    } else if (typeof value !== "object" || value === null) {
      written.text += isWritable(value) ? `${value}` : "null";
    } else if (isView(value)) {
      written.text += "[…]";
    } else if (isArray(value)) {
      writeArray(value, level, written);
    } else if (isError(value)) {
      written.text += stringify(errorText(value));
    } else {
      writeObject(value, level, written);
    }
  }

  function writeArray(array, level, written) {
    const length = valueOf(array, "length");
    if (level === 0 || length > largestArray) {
      written.text += "[…]";
      return;
    }

    written.text += "[";
    for (let i = 0; i < length && i < mostEntries; i++) {
      written.text += i === 0 ? "" : ",";
      writeEntry(getOwnPropertyDescriptor(array, i) ?? { value: null }, level, written);
    }

    written.text += length > mostEntries ? ",…]" : "]";
  }

  function writeObject(object, level, written) {
    if (level === 0) {
      written.text += "{…}";
      return;
    }

    const names = keys(object);
    let separator = "{";
    for (let i = 0; i < names.length && i < mostEntries && written.text.length <= longestObject; i++) {
      const entry = getOwnPropertyDescriptor(object, names[i]);
      if (entry !== undefined && ("get" in entry || isWritable(entry.value))) {
        written.text += `${separator}${stringify(slice(names[i], 0, longestObject))}:`;
        separator = ",";
        writeEntry(entry, level, written);
      }
    }

    written.text += names.length > mostEntries ? `${separator}…}` : separator === "{" ? "{}" : "}";
  }

  function writeEntry(entry, level, written) {
    if ("get" in entry) {
      written.text += "…";
    } else {
      write(entry.value, level - 1, written);
    }
  }

  // As the browser itself does: only what cannot run the page's code is made a number.
  const isReadable = (value) => typeof value === "string" || typeof value === "number" || typeof value === "bigint";
  const wholeNumber = (value) => argument(isReadable(value) ? parseInt(value, 10) : NaN);
  const decimal = (value) => argument(isReadable(value) ? parseFloat(value) : NaN);

  // What a placeholder becomes; undefined where it is none.
  function placeholder(kind, value) {
    switch (kind) {
      case "s":
        return argument(value);
      case "d":
      case "i":
        return wholeNumber(value);
      case "f":
        return decimal(value);
      case "o":
      case "O":
        return argument(value);
      case "c":
        return "";
      default:
        return undefined;
    }
  }

  return function format(values) {
    let next = 0;
    let text = "";
    if (typeof values[0] === "string" && values.length > 1) {
      next = 1;
      const pattern = values[0];
      let from = 0;
      for (let at = indexOf(pattern, "%"); at >= 0 && at + 1 < pattern.length; at = indexOf(pattern, "%", from)) {
        const kind = pattern[at + 1];
        const inserted = kind === "%" ? "%" : next < values.length ? placeholder(kind, values[next]) : undefined;
        text += slice(pattern, from, at) + (inserted ?? "%");
        next += inserted === undefined || kind === "%" ? 0 : 1;
        from = at + (inserted === undefined ? 1 : 2);
      }

      text += slice(pattern, from);
    }

    for (let i = next; i < values.length; i++) {
      text += (i === 0 ? "" : " ") + argument(values[i]);
    }

    return slice(text, 0, longestLine);
  };
})();
