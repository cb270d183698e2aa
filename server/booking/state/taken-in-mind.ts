import type { Tx } from '#platform/tx';
import { readTaken, type Span, type Taken } from './taken.ts';

interface Kept extends Span {
  readonly taken: Taken;
}

/** Most numbers that are kept in mind, of eight bytes each; what was not asked for longest goes first. */
const mostNumbers = 8_000_000;
/** Longest span that is kept of one resource, in minutes; a longer one is read and forgotten. */
const longestSpan = 200 * 1440;

const kept = new Map<string, Kept>();
let numbers = 0;

/**
 * What some resources are taken by, out of mind where it is what the database has now, and else read and kept. Only for those
 * who read: within a transaction that changes what is taken, what is read may yet be another.
 * @param marks the marks that the database has in this request, by resource
 */
export async function takenInMind(
  tx: Tx,
  tenant: string,
  resources: readonly string[],
  span: Span,
  marks: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Taken>> {
  const found = new Map<string, Taken>();
  const missing: string[] = [];
  for (const id of resources) {
    const known = used(`${tenant} ${id}`);
    const isNow = known !== undefined && known.taken.mark === (marks.get(id) ?? null);
    if (isNow && known.from <= span.from && span.to <= known.to) found.set(id, known.taken);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  const read = await readTaken(tx, tenant, missing, span);
  for (const [id, taken] of read) {
    found.set(id, taken);
    if (span.to - span.from <= longestSpan) keep(`${tenant} ${id}`, { ...span, taken });
  }
  return found;
}

/** What is kept under a name, which counts as asked for last from now on. */
function used(name: string): Kept | undefined {
  const known = kept.get(name);
  if (known === undefined) return undefined;
  kept.delete(name);
  kept.set(name, known);
  return known;
}

function keep(name: string, one: Kept): void {
  forget(name);
  kept.set(name, one);
  numbers += sizeOf(one);
  for (const [oldest] of kept) {
    if (numbers <= mostNumbers) return;
    forget(oldest);
  }
}

function forget(name: string): void {
  const known = kept.get(name);
  if (known !== undefined) numbers -= sizeOf(known);
  kept.delete(name);
}

/** Its numbers, and about as much as the entry itself takes. */
const sizeOf = ({ taken: { busy, elsewhere } }: Kept): number =>
  busy.length + elsewhere.length + 50;
