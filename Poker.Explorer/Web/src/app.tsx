import { lazy, LocationProvider, Router, Route, useLocation } from "preact-iso";
import { Overview } from "./pages/overview";
import { Page } from "./ui/page";

/** The pages, in the order of the navigation. A page's script comes when it is first opened. */
export const sections = [
  { path: "/strategy", name: "Strategy", about: "What the blueprint does with every hand, through the betting tree.", page: lazy(() => import("./pages/strategy")) },
  { path: "/abstraction", name: "Abstraction", about: "Which hands share a bucket, and how far buckets are apart.", page: lazy(() => import("./pages/abstraction")) },
  { path: "/training", name: "Training", about: "Runs, workers and how the strategy gets better.", page: lazy(() => import("./pages/training")) },
  { path: "/live", name: "Live loop", about: "Captured hands, models, trials and promotions.", page: lazy(() => import("./pages/live")) },
  { path: "/equity", name: "Equity", about: "Hand or range against range, on any board.", page: lazy(() => import("./pages/equity")) },
] as const;

export function App() {
  return (
    // Other addresses of this origin are the host's own pages: the browser loads them.
    <LocationProvider scope={/^\/(strategy|abstraction|training|live|equity)?(?:[?#]|$)/}>
      <a class="skip" href="#main">To the content</a>
      <Navigation />
      <Router>
        <Route path="/" component={Overview} />
        {sections.map(({ path, page }) => <Route key={path} path={path} component={page} />)}
        <Route default component={Missing} />
      </Router>
    </LocationProvider>
  );
}

function Navigation() {
  const { path } = useLocation();
  const current = (to: string) => (path === to ? ("page" as const) : undefined);
  return (
    <header class="bar">
      <a class="brand" href="/" aria-current={current("/")}>Poker</a>
      <nav aria-label="Pages">
        {sections.map(({ path: to, name }) => <a key={to} href={to} aria-current={current(to)}>{name}</a>)}
      </nav>
    </header>
  );
}

const Missing = () => (
  <Page title="No such page">
    <p>The pages are named above.</p>
  </Page>
);
