import { render } from "preact";
import { App } from "./app";
import "./style.css";
import "./frame.css";

render(<App />, document.getElementById("app")!);
