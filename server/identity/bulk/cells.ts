/** Digits with a sign are numbers, such as `+66819876543`: nothing that a spreadsheet program would work out. */
const number = /^[+-]?\d[\d .]*$/;

/**
 * One row of a CSV file (RFC 4180), safe to open: a cell that a spreadsheet program would take for a formula is made a
 * text by an apostrophe in front, as OWASP advises.
 */
export function safeLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;
}

function harmless(cell: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(cell) && !number.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
