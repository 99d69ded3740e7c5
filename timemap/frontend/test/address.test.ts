/** The link of the page, as a server sends it and as it lies on disk. */
import { afterEach, describe, expect, it } from "vitest";
import { address, readFragment, writeFragment, writeQuery } from "../src/address";

interface HappyWindow { readonly happyDOM: { setURL(url: string): void } }

function at(url: string): void {
  (window as unknown as HappyWindow).happyDOM.setURL(url);
}

afterEach(() => at("about:blank"));

describe("the address of a page that a server sends", () => {
  it("takes the settled view as its query and is passed on whole", () => {
    at("http://127.0.0.1:8501/?from=2023-10-17#top");
    writeQuery("mode=window");
    expect(location.search).toBe("?mode=window");
    expect(address()).toBe("http://127.0.0.1:8501/?mode=window#top");
  });
});

describe("the address of a page on disk", () => {
  it("takes the settled view as its fragment", () => {
    at("file:///cases/briefing.html");
    writeFragment("mode=window");
    expect(location.hash).toBe("#mode=window");
    expect(readFragment()).toBe("mode=window");
  });

  it("has its link in a query where a figure was opened in a page of its own", () => {
    at("file:///cases/briefing.html?country=Iraq");
    expect(readFragment()).toBe("country=Iraq");
  });

  it("is passed on without the folders it lies in", () => {
    at("file:///home/someone/my%20cases/a%20map.html#mode=window");
    expect(address()).toBe("a%20map.html#mode=window");
  });
});
