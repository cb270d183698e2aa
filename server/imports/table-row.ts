/** A row found in a text. */
export interface Found {
  readonly cells: string[];
  /** Where the next row begins. */
  readonly next: number;
  /** Lines that it takes. */
  readonly lines: number;
}

/** A cell found in a text, and where it ends: at a delimiter, a line end or the end of the text. */
interface Cell {
  readonly value: string;
  readonly end: number;
  /** Line ends in it. */
  readonly breaks: number;
}

const lineEnds = /\r\n?|\n/g;

/** Where the next line end is; -1 where there is none. */
export function lineEndAfter(text: string, at: number): number {
  lineEnds.lastIndex = at;
  return lineEnds.exec(text)?.index ?? -1;
}

/** The place behind a line end. */
export function pastLineEnd(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

/**
 * The row (RFC 4180) that begins at a place of a text. Pure.
 * @param ended whether the text is all there is
 * @returns `more` where its end has not come yet; `broken` where its quotes do not close
 */
export function rowAt(
  text: string,
  start: number,
  delimiter: string,
  ended: boolean,
): Found | 'more' | 'broken' {
  const cells: string[] = [];
  let [at, lines] = [start, 1];
  for (;;) {
    const cell = cellAt(text, at, delimiter, ended);
    if (typeof cell === 'string') return cell;
    cells.push(cell.value);
    lines += cell.breaks;
    if (cell.end < text.length && text[cell.end] === delimiter) {
      at = cell.end + 1;
      continue;
    }
    // A line end in two characters may be cut in two as well.
    if (!ended && cell.end >= text.length - 1 && text[cell.end] !== '\n') return 'more';
    return { cells, next: Math.min(pastLineEnd(text, cell.end), text.length), lines };
  }
}

function cellAt(text: string, at: number, delimiter: string, ended: boolean) {
  const open = pastBlanks(text, at, delimiter);
  return text[open] === '"' ? quotedAt(text, open, delimiter, ended) : plainAt(text, at, delimiter);
}

function plainAt(text: string, at: number, delimiter: string): Cell {
  const ends = endsOf(delimiter);
  ends.lastIndex = at;
  const end = ends.exec(text)?.index ?? text.length;
  return { value: text.slice(at, end).trim(), end, breaks: 0 };
}

function quotedAt(
  text: string,
  open: number,
  delimiter: string,
  ended: boolean,
): Cell | 'more' | 'broken' {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return ended ? 'broken' : 'more';
  const end = pastBlanks(text, close + 1, delimiter);
  if (end >= text.length && !ended) return 'more';
  if (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r')
    return 'broken';
  const written = text.slice(open + 1, close);
  return {
    value: written.replaceAll('""', '"').trim(),
    end,
    breaks: written.match(lineEnds)?.length ?? 0,
  };
}

/** The next place that is no blank, or is the delimiter. */
function pastBlanks(text: string, at: number, delimiter: string): number {
  let place = at;
  while (text[place] !== delimiter && (text[place] === ' ' || text[place] === '\t')) place += 1;
  return place;
}

const known = new Map<string, RegExp>();

/** What ends a cell without quotes. */
function endsOf(delimiter: string): RegExp {
  const ends =
    known.get(delimiter) ?? new RegExp(`[${delimiter.replace(/\W/, '\\$&')}\\r\\n]`, 'g');
  known.set(delimiter, ends);
  return ends;
}
