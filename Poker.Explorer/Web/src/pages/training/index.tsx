import { Page } from "../../ui/page";

export default function TrainingPage() {
  return <Page title="Training">…</Page>;
}
