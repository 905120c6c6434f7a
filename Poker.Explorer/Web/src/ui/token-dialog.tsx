import { useState } from "preact/hooks";
import { Dialog } from "./dialog";

/** Asks for the token that changes need. */
export function TokenDialog({ problem, onToken, onClose }: { problem: string; onToken: (token: string) => void; onClose: () => void }) {
  const [text, setText] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim()) {
      onToken(text.trim());
    }
  };
  return (
    <Dialog title="The coordinator wants its token" onClose={onClose}>
      <p>{problem}</p>
      <form onSubmit={submit}>
        <label>
          Token
          <input type="password" autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <p class="quiet">It is kept in this tab until the tab is closed.</p>
        <div class="row">
          <button type="submit" class="main" disabled={!text.trim()}>Go on</button>
          <button type="button" onClick={onClose}>Cancel</button>
        </div>
      </form>
    </Dialog>
  );
}
