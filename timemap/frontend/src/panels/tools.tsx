/** Quiet buttons over the map: the table, the picture, and back to the opening view. */
import { useState } from "preact/hooks";
import { saveFile } from "./download";
import type { MapSurface } from "../map/map";
import type { Dispatch, Frame } from "../types";

interface ToolsProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
  readonly surface: Pick<MapSurface, "picture">;
}

export function MapTools({ frame, dispatch, surface }: ToolsProps) {
  const [said, say] = useState("");
  const tell = async (work: Promise<string>): Promise<void> => {
    say(await work);
    setTimeout(() => say(""), 2400);
  };
  const picture = (): Promise<File> => surface.picture(frame, {});
  return (
    <section class="bm-tools" aria-label="Map tools">
      <button type="button" onClick={() => dispatch({ type: "dialog", dialog: "table" })} data-testid="open-table">Table</button>
      <button type="button" onClick={() => void tell(copied(picture))} data-testid="copy-picture">{said || "Copy picture"}</button>
      <button type="button" onClick={() => void tell(saved(picture))} data-testid="save-picture">Save picture</button>
      <button type="button" onClick={() => dispatch({ type: "reset" })} data-testid="reset">Reset</button>
      <span class="bm-aside" role="status">{said}</span>
    </section>
  );
}

/** The promise goes to the clipboard unawaited: a browser allows copying only while the click lasts. */
async function copied(picture: () => Promise<File>): Promise<string> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture() })]);
    return "Copied";
  } catch {
    return "Cannot copy: save it";
  }
}

async function saved(picture: () => Promise<File>): Promise<string> {
  try {
    const file = await picture();
    saveFile(file.name, file);
    return "Saved";
  } catch {
    return "No picture could be made";
  }
}
