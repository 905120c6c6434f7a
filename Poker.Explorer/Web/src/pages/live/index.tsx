import { steady } from "../../api/steady";
import { useApi } from "../../api/use-api";
import { Answer } from "../../ui/answer";
import { Page } from "../../ui/page";
import { Captured, Sessions } from "./captured";
import { Cycles, Promotions } from "./cycles";
import "./live.css";
import { Models } from "./models";
import { Trials } from "./trials";
import type { Cycle, Live, Model, Session } from "./types";

const SOON = 5, LATER = 15;

export default function LivePage() {
  const live = useApi<Live>("live", {}, SOON);
  const sessions = useApi<Session[]>("live/sessions", {}, LATER);
  const models = useApi<Model[]>("live/models", {}, LATER);
  const cycles = useApi<Cycle[]>("live/cycles", {}, SOON);
  const trials = useApi<Cycle[]>("live/trials", {}, LATER);
  return (
    <Page title="Live loop" about="What was captured, what was learned from it, and how new models are tried before they play.">
      <div class="live">
        <section aria-labelledby="trials">
          <h2 id="trials">Trials</h2>
          <Answer asked={steady(trials)}>{(all) => <Trials trials={all} />}</Answer>
        </section>
        <section aria-labelledby="models">
          <h2 id="models">Models</h2>
          <Answer asked={steady(models)}>{(all) => <Models models={all} />}</Answer>
        </section>
        <section aria-labelledby="promotions">
          <h2 id="promotions">Promotions</h2>
          <Answer asked={steady(models)}>{(all) => <Promotions models={all} />}</Answer>
        </section>
        <section aria-labelledby="cycles">
          <h2 id="cycles">Cycles</h2>
          <Answer asked={steady(cycles)}>{(all) => <Cycles cycles={all} />}</Answer>
        </section>
        <section aria-labelledby="captured">
          <h2 id="captured">Captured hands</h2>
          <Answer asked={steady(live)}>{(value) => <Captured live={value} />}</Answer>
          <Answer asked={steady(sessions)}>{(all) => <Sessions sessions={all} />}</Answer>
        </section>
      </div>
    </Page>
  );
}
