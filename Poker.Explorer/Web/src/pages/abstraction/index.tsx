import { useApi } from "../../api/use-api";
import { useQuery } from "../../api/use-query";
import { Answer, Empty } from "../../ui/answer";
import { Page } from "../../ui/page";
import { Bucket } from "./bucket";
import { Hands } from "./hands";
import { Street } from "./street";
import { StreetTable } from "./street-table";
import { STREETS, type Overview } from "./types";
import "./abstraction.css";

const ABOUT = "Hands that play alike share a bucket. Which do, how far buckets are apart, and where they lead.";

export default function AbstractionPage() {
  const overview = useApi<Overview>("abstraction");
  return (
    <Page title="Abstraction" scope="abstraction-page" about={ABOUT}>
      <Answer asked={overview}>{(value) => <Abstraction overview={value} />}</Answer>
    </Page>
  );
}

function Abstraction({ overview }: { overview: Overview }) {
  const [query, change] = useQuery();
  const complete = overview.streets.filter(({ state }) => state === "complete").map(({ street }) => street);
  if (complete.length === 0) {
    return (
      <>
        <Empty title="Nothing is clustered yet">
          <p><code>./poker cluster</code> makes the buckets of all streets (minutes on the full deck); <code>./poker up</code> does so and trains on.</p>
        </Empty>
        <StreetTable overview={overview} />
      </>
    );
  }

  const asked = STREETS.find((street) => street === query["street"]);
  const street = asked ?? complete[0]!;
  const bucket = query["bucket"] !== undefined && /^\d+$/.test(query["bucket"]) ? Number(query["bucket"]) : undefined;
  const pick = (next: number | undefined) => change({ street, bucket: next?.toString() });
  return (
    <>
      <Hands text={query["hands"] ?? ""} onChange={(hands) => change({ hands })} onPick={(to, next) => change({ street: to, bucket: `${next}` })} />
      <h2>Streets</h2>
      <StreetTable overview={overview} chosen={street} onChoose={(to) => change({ street: to, bucket: undefined })} />
      {complete.includes(street)
        ? <Street street={street} chosen={bucket} onPick={pick} />
        : <Empty title={`The ${street} is not clustered yet`}><p><code>./poker cluster</code> goes on where it was.</p></Empty>}
      {bucket !== undefined && complete.includes(street) && (
        <Bucket
          key={`${street}:${bucket}`}
          street={street}
          bucket={bucket}
          onPick={(to, next) => change({ street: to, bucket: `${next}` })}
          onClose={() => pick(undefined)}
          onHand={(hand) => change({ hands: hand })}
        />
      )}
    </>
  );
}
