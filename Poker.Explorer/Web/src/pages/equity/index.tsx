import { useEffect, useMemo, useState } from "preact/hooks";
import { useQuery } from "../../api/use-query";
import { cardsIn } from "../../poker/cards";
import { Answer, Empty } from "../../ui/answer";
import { Page } from "../../ui/page";
import { CardsField } from "./cards-field";
import { Player } from "./player";
import { Results } from "./results";
import { useDebounced } from "./use-debounced";
import { useEquity } from "./use-equity";
import "./equity.css";

const ABOUT = "Hands and ranges against each other on any board: all deals where they are few enough, else random ones with the error told.";
const MOST = 6;

/** What is asked, as it stands in the address: players joined by slashes. */
interface Spot {
  players: string[];
  board: string;
  dead: string;
}

export default function EquityPage() {
  const [query, change] = useQuery();
  const address = useMemo(() => spotOf(query), [query["players"], query["board"], query["dead"]]);
  const [spot, set] = useState(address);
  const settled = useDebounced(spot);
  useEffect(() => set((now) => (same(now, address) ? now : address)), [address]);
  useEffect(() => {
    if (!same(settled, address) && same(settled, spot)) {
      change({ players: settled.players.some(Boolean) ? settled.players.join("/") : undefined, board: settled.board, dead: settled.dead }, true);
    }
  }, [settled]);

  const asked = useEquity(searchOf(settled));
  const put = (at: number, range: string) => set({ ...spot, players: spot.players.map((other, player) => (player === at ? range : other)) });
  return (
    <Page title="Equity" scope="equity-page" about={ABOUT}>
      <ol class="players">
        {spot.players.map((range, player) => (
          <Player
            key={player}
            number={player}
            range={range}
            result={range.trim() === "" || asked.problem !== undefined || !same(settled, spot) || asked.isLoading ? undefined : asked.value?.players[settled.players.slice(0, player).filter(filled).length]}
            onChange={(text) => put(player, text)}
            {...(spot.players.length > 2 ? { onRemove: () => set({ ...spot, players: spot.players.filter((_, other) => other !== player) }) } : {})}
          />
        ))}
      </ol>
      <p class="row">
        <button type="button" disabled={spot.players.length >= MOST} onClick={() => set({ ...spot, players: [...spot.players, ""] })}>Add a player</button>
        <button type="button" disabled={!spot.players.some(Boolean) && spot.board === "" && spot.dead === ""} onClick={() => set({ players: ["", ""], board: "", dead: "" })}>Clear all</button>
      </p>
      <div class="boards">
        <CardsField name="Board" hint="none, 3, 4 or 5 cards" most={5} value={spot.board} taken={cardsIn(spot.dead)} onChange={(board) => set({ ...spot, board })} />
        <CardsField name="Dead cards" hint="that nobody has" most={10} value={spot.dead} taken={cardsIn(spot.board)} onChange={(dead) => set({ ...spot, dead })} />
      </div>
      {searchOf(spot) === null
        ? (
          <Empty title="Two players are wanted">
            <p>
              Type a hand (<code>AhKh</code>) or a range: <code>QQ+</code>, <code>AKs</code>, <code>A2s+</code>, <code>KTs-K7s</code>, <code>JJ-77</code>,{" "}
              <code>AA:0.5</code> for half of the time, <code>15%</code> for the best hands, <code>random</code>; commas between.{" "}
              <a href="/equity?players=AKs/QQ">AKs against QQ</a>, or <a href="/equity?players=15%25/22%2B,A2s%2B,KTs%2B&board=2c7d9h">two ranges on a flop</a>.
            </p>
          </Empty>
        )
        : <Answer asked={asked.problem === undefined ? asked : { ...asked, value: undefined }}>{(value) => <Results value={value} isRefining={asked.isRefining} />}</Answer>}
    </Page>
  );
}

const filled = (range: string) => range.trim() !== "";

const same = (one: Spot, other: Spot) =>
  one.board === other.board && one.dead === other.dead && one.players.join("/") === other.players.join("/") && one.players.length === other.players.length;

function spotOf(query: Record<string, string>): Spot {
  const players = (query["players"] ?? "").split("/").slice(0, MOST);
  return { players: players.length < 2 ? [...players, ""] : players, board: query["board"] ?? "", dead: query["dead"] ?? "" };
}

// Nothing is asked before two players have something.
function searchOf({ players, board, dead }: Spot) {
  const ranges = players.filter(filled);
  const query = new URLSearchParams(ranges.map((range) => ["player", range.trim()]));
  for (const [name, value] of [["board", board], ["dead", dead]] as const) {
    if (value !== "") {
      query.set(name, value);
    }
  }

  return ranges.length < 2 ? null : query.toString();
}
