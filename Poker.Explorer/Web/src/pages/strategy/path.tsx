import { useEffect, useState } from "preact/hooks";
import type { Place, Source } from "./types";

interface Props {
  /** What the address says. */
  path: string;
  place: Place | undefined;
  source: Source | undefined;
  onGo: (path: string) => void;
}

/** The path as text: to read, to copy, to write or paste another. */
export function PathText({ path, place, source, onGo }: Props) {
  const [text, setText] = useState(path);
  const [said, setSaid] = useState("");
  useEffect(() => setText(path), [path]);
  const command = commandOf(place?.history ?? path, place?.board ?? "", source);

  const copy = async (what: string, value: string) => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(`${what} copied.`);
    } catch {
      setSaid("This browser copies on secure pages alone: mark the text and copy it.");
    }
  };

  return (
    <section class="panel path" aria-labelledby="path-title">
      <h2 id="path-title">Path</h2>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          onGo(text.trim());
        }}
      >
        <label class="words">
          Words of the hand so far
          <input class="code" value={text} placeholder="b2.5 c / x" spellcheck={false} autocomplete="off" onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <button type="submit" class="main">Go</button>
        <button type="button" onClick={() => onGo("")} disabled={path === ""}>Start over</button>
        <button type="button" onClick={() => void copy("The path", place?.history ?? path)}>Copy path</button>
      </form>
      <p class="quiet">
        f folds, x checks, c calls, a is all-in; b2.5 bets or raises to 2.5 big blinds, 1/2p by half of the pot; / opens the next street.
      </p>
      <div class="row">
        <code class="command">{command}</code>
        <button type="button" onClick={() => void copy("The command", command)}>Copy command</button>
      </div>
      <p class="said" role="status">{said}</p>
    </section>
  );
}

function commandOf(history: string, board: string, source: Source | undefined) {
  const from = source === undefined || source.isDatabase ? "database" : source.file ?? source.name;
  const parts = ["./poker strategy", history && `--history "${history}"`, board && `--board ${board}`, `--blueprint ${/\s/.test(from) ? `"${from}"` : from}`];
  return parts.filter(Boolean).join(" ");
}
