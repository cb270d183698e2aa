import { useState } from 'react';

/** A row of a list that is edited as a whole, told from the others while it has no id of its own. */
interface Row<T> {
  readonly key: string;
  readonly value: T;
}

/** Rows that are added, changed, moved and taken away, and then sent together. */
export function useRows<T>(start: readonly T[]) {
  const [rows, setRows] = useState(() => start.map(rowOf));
  const place = (key: string) => rows.findIndex((row) => row.key === key);
  return {
    rows,
    values: rows.map(({ value }) => value),
    isChanged: JSON.stringify(rows.map(({ value }) => value)) !== JSON.stringify(start),
    add: (value: T) => setRows([...rows, rowOf(value)]),
    remove: (key: string) => setRows(rows.filter((row) => row.key !== key)),
    change: (key: string, part: Partial<T>) =>
      setRows(
        rows.map((row) => (row.key === key ? { key, value: { ...row.value, ...part } } : row)),
      ),
    move: (key: string, by: 1 | -1) => setRows(swapped(rows, place(key), by)),
    replace: (values: readonly T[]) => setRows(values.map(rowOf)),
  };
}

let count = 0;

function rowOf<T>(value: T): Row<T> {
  count += 1;
  return { key: `row ${count}`, value };
}

function swapped<T>(rows: readonly Row<T>[], at: number, by: 1 | -1): Row<T>[] {
  const [one, other] = [rows[at], rows[at + by]];
  return one && other ? rows.with(at, other).with(at + by, one) : [...rows];
}
