import { refuseField } from '#platform/refuse';

/** Most parameters of one query. */
const mostParameters = 100;

/** A request's target, taken apart: the path by segments, still encoded, and the query. */
export interface Target {
  readonly path: string;
  readonly search: string;
}

/** Path and query of a request's address, as they were sent. */
export function targetOf(url: string): Target {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const mark = url.indexOf('?', start);
  const hash = url.indexOf('#', start);
  const end = hash === -1 ? url.length : hash;
  if (mark === -1 || mark > end) return { path: url.slice(start, end), search: '' };
  return { path: url.slice(start, mark), search: url.slice(mark + 1, end) };
}

/**
 * Decodes a percent-encoded piece of an address.
 * @param field what it is called when it is refused
 * @throws {Refusal} `invalid_input` for what is no UTF-8 or holds a null character
 */
export function decoded(piece: string, field: string): string {
  let text: string;
  try {
    text = decodeURIComponent(piece);
  } catch {
    return refuseField(field, 'is not valid UTF-8, percent-encoded');
  }
  if (text.includes('\0')) refuseField(field, 'must not contain null characters');
  return text;
}

/**
 * The parameters of a query by name. One that is given twice is a list where `lists` names it and refused elsewhere.
 * @throws {Refusal} `invalid_input`
 */
export function queryOf(
  search: string,
  lists: ReadonlySet<string>,
): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = Object.create(null) as typeof found;
  if (search === '') return found;
  const pieces = search.split('&', mostParameters + 1);
  if (pieces.length > mostParameters) refuseField('query', 'has too many parameters');
  for (const piece of pieces) {
    if (piece === '') continue;
    const mark = piece.indexOf('=');
    const name = decoded(plain(mark === -1 ? piece : piece.slice(0, mark)), 'query').slice(0, 100);
    const value = mark === -1 ? '' : decoded(plain(piece.slice(mark + 1)), name);
    const before = found[name];
    if (lists.has(name)) found[name] = before === undefined ? [value] : [before, value].flat();
    else if (before === undefined) found[name] = value;
    else refuseField(name, 'is given twice');
  }
  return found;
}

const plain = (text: string) => (text.includes('+') ? text.replaceAll('+', ' ') : text);
