/** What Streamlit mounts: the map, its feeds, the bar's buttons, the table. */
export { mountMap } from "./app";
export { mountBarActions } from "./bar";
export { feed } from "./feeds";
export { mountTable } from "./tablepage";
