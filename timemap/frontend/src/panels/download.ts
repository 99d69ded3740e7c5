/** Rows set aside as a CSV file that no spreadsheet runs as formulas. */
import type { RejectedRow } from "../types";

const columns = ["file", "line", "column", "value", "reason", "hint"] as const;

/** A cell between quotation marks; text that a spreadsheet would take for a formula gets an apostrophe. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const risky = typeof value === "string" && /^[\s]*[=+\-@\t\r]/.test(text);
  return `"${(risky ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** The rows with a header, lines ended as RFC 4180 has them. */
export function rejectedCsv(rows: readonly RejectedRow[]): string {
  const lines = rows.map((row) => columns.map((name) => csvCell(row[name])).join(","));
  return [columns.join(","), ...lines, ""].join("\r\n");
}

/** Hands a file to the browser to keep, without leaving the page. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
