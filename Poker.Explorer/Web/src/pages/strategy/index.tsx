import { Page } from "../../ui/page";

export default function StrategyPage() {
  return <Page title="Strategy">…</Page>;
}
