import type { Crew } from './crew.ts';
import { Gathering } from './gather.ts';
import type { CallOf } from './hand.ts';
import { mostRecords } from './key-word.ts';
import type { KeyWords } from './key-word.ts';
import type { Packed } from './packed.ts';
import { rowsAsText } from './row.ts';
import type { RowReading } from './row.ts';
import { mostWithRareKeys } from './width.ts';

/** Rows that a thread prepares at a time. */
const rowsAtATime = 2000;

/** A list of people: its rows, and how they are read. */
export interface PeopleList extends RowReading {
  /** Cells in the order of `targets`. */
  readonly rows: AsyncIterable<readonly string[]>;
}

/**
 * Prepares all rows of some lists, one list after the other, on all threads.
 * @param onRows told how many rows have been handed out
 * @returns the records, their keys, and how many records each list has
 * @throws Error where there are more than can be compared at a time
 */
export async function packLists(
  crew: Crew,
  lists: readonly PeopleList[],
  onRows: (rows: number) => void,
): Promise<{ packed: Packed; words: KeyWords; sizes: number[] }> {
  const gathering = new Gathering();
  const sizes: number[] = [];
  let from = 0;
  for (const { rows, ...reading } of lists) {
    const before = from;
    async function* calls(): AsyncGenerator<CallOf<'prepare'>> {
      for await (const some of inLots(rows, rowsAtATime)) {
        if (from + some.length > mostRecords)
          throw new Error(`More than ${mostRecords.toLocaleString('en')} records.`);
        const withRare = from <= mostWithRareKeys;
        yield { kind: 'prepare', from, text: rowsAsText(some), reading, withRare };
        from += some.length;
        onRows(from);
      }
    }
    await crew.each(calls(), (prepared, hand) => gathering.add(hand, prepared));
    sizes.push(from - before);
  }
  return { ...gathering.finish(), sizes };
}

async function* inLots<T>(all: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let lot: T[] = [];
  for await (const one of all) {
    if (lot.push(one) < size) continue;
    yield lot;
    lot = [];
  }
  if (lot.length > 0) yield lot;
}
