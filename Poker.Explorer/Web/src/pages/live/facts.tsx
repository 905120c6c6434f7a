import type { Json } from "./types";

/** JSON for people: names and values, one in the other. Nothing where there is nothing. */
export function Facts({ title, value, isOpen = false }: { title: string; value: Json; isOpen?: boolean }) {
  if (value === null || (typeof value === "object" && Object.keys(value).length === 0)) {
    return null;
  }

  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <Value value={value} />
    </details>
  );
}

function Value({ value }: { value: Json }) {
  if (typeof value === "number") {
    return <>{Number.isInteger(value) ? value.toLocaleString("en") : value.toLocaleString("en", { maximumSignificantDigits: 5 })}</>;
  }

  if (value === null || typeof value !== "object") {
    return <>{value === null ? "–" : String(value)}</>;
  }

  if (Array.isArray(value)) {
    return value.every((one) => one === null || typeof one !== "object")
      ? <>{value.map((one) => (one === null ? "–" : String(one))).join(", ")}</>
      : <ul class="facts">{value.map((one, index) => <li key={index}><Value value={one} /></li>)}</ul>;
  }

  return (
    <dl class="facts">
      {Object.entries(value).map(([name, one]) => (
        <div key={name}>
          <dt>{name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}</dt>
          <dd><Value value={one} /></dd>
        </div>
      ))}
    </dl>
  );
}
