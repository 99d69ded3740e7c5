/** What Streamlit mounts: the map, its feeds, the bar's buttons, the table. A page on disk starts by itself. */
import { openFile } from "./file";

export { mountMap } from "./app";
export { mountBarActions } from "./bar";
export { feed } from "./feeds";
export { mountTable } from "./tablepage";

openFile();
