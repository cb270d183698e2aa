import type { FoundInFiles } from './find.ts';
import type { Output } from './output.ts';

/** Which cluster each record is of: numbers from 1 in the order of their first records, a cluster for everybody. */
function clusterNumbers(records: number, groups: FoundInFiles['groups']): Int32Array {
  const firsts = new Int32Array(records);
  for (const group of groups) for (const record of group) firsts[record] = group[0]! + 1;
  const numbers = new Int32Array(records);
  let last = 0;
  for (let record = 0; record < records; record += 1) {
    const first = firsts[record]! - 1;
    if (first === -1 || first === record) {
      last += 1;
      numbers[record] = last;
    } else numbers[record] = numbers[first]!;
  }
  return numbers;
}

/** With what the headings of both outputs begin. */
export const begins = {
  clusters: 'record_id,cluster_id',
  pairs: 'record_id_1,record_id_2,probability',
};

/**
 * The file of clusters.
 * @param names of the files, where the records are of several
 * @param keep headings of the columns that are written too
 */
export function clusterOutput(
  file: string,
  found: FoundInFiles,
  { names, keep }: { readonly names?: readonly string[]; readonly keep: readonly string[] },
): Output {
  const { ids, cells } = found.kept;
  const numbers = clusterNumbers(found.records, found.groups);
  return {
    file,
    heading: ['record_id', 'cluster_id', ...(names ? ['file'] : []), ...keep],
    *rows() {
      for (const [record, id] of ids.entries())
        yield [
          id,
          String(numbers[record]),
          ...(names ? [names[found.fileOf(record)]!] : []),
          ...(cells[record] ?? []),
        ];
    },
  };
}

/** The file of pairs, likeliest first. */
export function pairOutput(file: string, { kept, pairs }: FoundInFiles): Output {
  return {
    file,
    heading: ['record_id_1', 'record_id_2', 'probability'],
    *rows() {
      for (const { a, b, odds } of pairs.toSorted((x, y) => y.odds - x.odds || x.a - y.a))
        yield [kept.ids[a]!, kept.ids[b]!, chanceOf(odds)];
    },
  };
}

/** The file of pairs to be answered, those first that teach most: what stands in `same` is read by `readAnswers`. */
export function askOutput(file: string, { kept, asked }: FoundInFiles): Output {
  return {
    file,
    heading: ['record_id_1', 'record_id_2', 'same', 'probability', 'record_1', 'record_2'],
    *rows() {
      for (const { a, b, odds } of asked)
        yield [
          kept.ids[a]!,
          kept.ids[b]!,
          '',
          chanceOf(odds),
          kept.shown[a] ?? '',
          kept.shown[b] ?? '',
        ];
    },
  };
}

function chanceOf(odds: number): string {
  return (1 / (1 + 2 ** -odds)).toFixed(6);
}
