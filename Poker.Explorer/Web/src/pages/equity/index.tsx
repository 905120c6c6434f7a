import { Page } from "../../ui/page";

export default function EquityPage() {
  return <Page title="Equity">…</Page>;
}
