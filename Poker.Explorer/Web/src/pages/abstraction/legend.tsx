import { equityColor } from "./colors";

const STEPS = Array.from({ length: 21 }, (_, step) => step / 20);

/** What the colours mean. */
export const EquityLegend = () => (
  <div class="legend" role="img" aria-label="Colours: equity from 0 to 100 percent">
    <span>0 %</span>
    <svg viewBox="0 0 21 1" preserveAspectRatio="none" aria-hidden="true">
      {STEPS.map((equity, step) => <rect key={step} x={step} width="1.05" height="1" fill={equityColor(equity)} />)}
    </svg>
    <span>100 % equity</span>
  </div>
);
