import { useEffect, useState } from "preact/hooks";
import { ApiError, get } from "../../api/client";
import { Problem } from "../../ui/answer";
import { Cards } from "../../ui/cards";
import { count, percent } from "../../ui/format";
import type { MemberPage } from "./types";

interface Props {
  street: string;
  bucket: number;
  onHand: (hand: string) => void;
}

/** Some of a bucket's hands; more on demand. */
export function Members({ street, bucket, onHand }: Props) {
  const [pages, add] = useState<MemberPage[]>([]);
  const [asked, ask] = useState(1);
  const [problem, tell] = useState<string>();

  useEffect(() => {
    if (pages.length >= asked) {
      return;
    }

    const ending = new AbortController();
    tell(undefined);
    get<MemberPage>(`abstraction/${street}/${bucket}/members`, { page: pages.length }, ending.signal).then(
      (page) => add([...pages, page]),
      (error: unknown) => !ending.signal.aborted && tell(error instanceof ApiError ? error.message : String(error)));
    return () => ending.abort();
  }, [street, bucket, asked, pages.length, problem === undefined]);

  // Samples may share hands.
  const members = [...new Map(pages.flatMap((page) => page.members).map((member) => [member.obs, member])).values()];
  const isAll = pages.some((page) => page.isAll) || (pages[0] !== undefined && members.length >= pages[0].population);
  return (
    <>
      <h3>Hands in it</h3>
      {problem !== undefined && <Problem text={problem} again={() => tell(undefined)} />}
      {pages.length === 0 && problem === undefined && <p class="loading" role="status">Loading…</p>}
      {pages.length > 0 && (
        <p class="quiet">
          {isAll
            ? `All ${count(members.length)}.`
            : `${count(members.length)} of ${count(pages[0]!.population)}, drawn at random from pages of the table, one a page: hands on boards with few of this bucket come a little more often.`}
        </p>
      )}
      <ul class="members">
        {members.map(({ hand, obs, equity }) => (
          <li key={obs}>
            <button type="button" title="Look this hand up" onClick={() => onHand(hand)}>
              <HandCards hand={hand} />
              <span class="quiet">{percent(equity)}</span>
            </button>
          </li>
        ))}
      </ul>
      {pages.length > 0 && !isAll && (
        <button type="button" disabled={pages.length < asked} onClick={() => ask(pages.length + 1)}>{pages.length < asked ? "Drawing…" : "More hands"}</button>
      )}
    </>
  );
}

/** Pocket cards, a gap, the board. */
export function HandCards({ hand }: { hand: string }) {
  const [pocket, board] = hand.split(" ");
  return (
    <span class="hand-cards">
      <Cards text={pocket!} />
      {board && <Cards text={board} />}
    </span>
  );
}
