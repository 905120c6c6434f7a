import { Page } from "../../ui/page";

export default function LivePage() {
  return <Page title="Live loop">…</Page>;
}
