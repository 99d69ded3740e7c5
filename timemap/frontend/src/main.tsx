/** What Streamlit mounts: the map, its feeds, the bar's buttons, the table, a file to keep. A page on disk starts by itself. */
import { openFile } from "./file";

export { mountMap } from "./app";
export { mountBarActions } from "./bar";
export { feed } from "./feeds";
export { handFile } from "./handed";
export { mountTable } from "./tablepage";

openFile();
