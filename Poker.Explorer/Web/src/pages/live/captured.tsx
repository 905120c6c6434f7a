import { Empty } from "../../ui/answer";
import { Figure } from "../../ui/figure";
import { count, moment, percent } from "../../ui/format";
import { Table } from "./table";
import type { Live, Session } from "./types";

/** What came in, what was accepted of it, and why the rest was not. */
export function Captured({ live }: { live: Live }) {
  if (live.sources.length === 0) {
    return (
      <Empty title="Nothing has been captured yet">
        <p>
          <code>./poker up</code> captures what its own tables tell; <code>./poker capture import FILE</code> reads hand histories,{" "}
          <code>./poker capture watch</code> a browser’s pages.
        </p>
      </Empty>
    );
  }

  const all = live.hands + live.quarantined;
  return (
    <>
      <dl class="figures">
        <Figure name="hands accepted" value={count(live.hands)} />
        <Figure name="of the last hour" value={count(live.lastHour)} />
        <Figure name="in quarantine" value={`${count(live.quarantined)}${all > 0 ? ` (${percent(live.quarantined / all)})` : ""}`} />
      </dl>
      <p class="quiet">Counted at {moment(live.at)}.</p>
      <div class="columns">
        <Causes live={live} />
        <Samples live={live} />
      </div>
      <h3>Sources</h3>
      <Table label="Sources" heads={["Source", "Dialect", "#Sessions", "#Lines", "#Not parsed yet", "Last line"]}>
        {live.sources.map((source) => (
          <tr key={source.name}>
            <th scope="row">{source.name}{source.revokedAt && <span class="state failed"> revoked</span>}</th>
            <td>{source.dialect ?? "detected"}</td>
            <td class="number">{count(source.sessions)}</td>
            <td class="number">{count(source.lines)}</td>
            <td class="number">{count(source.unparsed)}</td>
            <td>{source.lastAt ? moment(source.lastAt) : "–"}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function Causes({ live: { causes, quarantined } }: { live: Live }) {
  return (
    <div>
      <h3>Why hands were not accepted</h3>
      {causes.length === 0 && <p>None is in quarantine.</p>}
      <ul class="bars">
        {causes.map(({ cause, hands, session, line }) => (
          <li key={cause}>
            <span>{cause} <span class="quiet">newest: session {session}, line {count(line)}</span></span>
            <strong class="number">{count(hands)}</strong>
            <meter value={hands / quarantined} aria-label={`Share of ${cause}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Samples({ live: { samples } }: { live: Live }) {
  return (
    <div>
      <h3>Samples</h3>
      {samples.length === 0
        ? <p>None was made yet: they come with the hands.</p>
        : (
          <Table label="Samples" heads={["Mode", "#Layout", "#Hands", "#To train on", "#To validate"]}>
            {samples.map((one) => (
              <tr key={`${one.mode}/${one.layout}/${one.madeBy}`}>
                <th scope="row" title={one.madeBy}>{one.mode}</th>
                <td class="number">{one.layout}</td>
                <td class="number">{count(one.hands)}</td>
                <td class="number">{count(one.training)}</td>
                <td class="number">{count(one.validation)}</td>
              </tr>
            ))}
          </Table>
        )}
    </div>
  );
}

/** The last sessions with their tables; nothing where there is none. */
export function Sessions({ sessions }: { sessions: Session[] }) {
  if (sessions.length === 0) {
    return null;
  }

  return (
    <>
      <h3>The last sessions and their tables</h3>
      <Table label="Sessions" heads={["Session", "Tables", "#Accepted", "#Quarantined", "#Lines", "#Not parsed yet", "Last line"]}>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">{session.source} <span class="quiet">{session.name}{session.hasEnded && ", ended"}</span></th>
            <td>
              {session.tables.map((table) => (
                <div key={table.name}>
                  {table.name || "the table"} <span class="quiet">{table.dialect ?? "dialect unknown yet"}, {count(table.understood)} of {count(table.lines)} lines understood</span>
                </div>
              ))}
              {session.tables.length === 0 && <span class="quiet">{session.lines === 0 && session.accepted > 0 ? "hands of a file" : "none yet"}</span>}
            </td>
            <td class="number">{count(session.accepted)}</td>
            <td class="number">{count(session.quarantined)}</td>
            <td class="number">{count(session.lines)}</td>
            <td class="number">{count(session.lag)}</td>
            <td>{moment(session.lastAt)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
