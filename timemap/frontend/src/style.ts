/** The front end's stylesheet, put into the document once. */
import mapStyle from "./map/map.css";
import pageStyle from "./page.css";
import panelStyle from "./panels/panels.css";
import scrubStyle from "./scrub/scrub.css";
import tableStyle from "./table.css";

const id = "bm-style";

export function installStyle(): void {
  if (document.getElementById(id)) return;
  const style = document.createElement("style");
  style.id = id;
  style.textContent = [pageStyle, mapStyle, panelStyle, scrubStyle, tableStyle].join("\n");
  document.head.append(style);
}
