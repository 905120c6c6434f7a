import { Page } from "../../ui/page";

export default function AbstractionPage() {
  return <Page title="Abstraction">…</Page>;
}
