import { placeOf } from './columns.ts';
import type { Judged } from './figures.ts';
import { openPlain } from './open-plain.ts';

/** What of a table is read: the columns of the record's id and of one value. */
interface Wanted {
  readonly id: string;
  readonly value: string;
}

/** One value of each record. @throws {WrongUsage} where a column is not there, Error for a row that cannot be read */
async function valuesById(name: string, { id, value }: Wanted): Promise<Map<string, string>> {
  const { table, headings } = await openPlain(name);
  const [idAt, valueAt] = [placeOf(headings, id, name), placeOf(headings, value, name)];
  const values = new Map<string, string>();
  for await (const { line, cells, broken } of table.rows()) {
    if (broken !== undefined) throw new Error(`${name}, line ${line}: ${broken}`);
    const key = cells[idAt] ?? '';
    if (key === '') throw new Error(`${name}, line ${line}: nothing in the column ${id}.`);
    if (values.has(key))
      throw new Error(`${name}, line ${line}: another row has the ${id} ${key}.`);
    values.set(key, cells[valueAt] ?? '');
  }
  return values;
}

/**
 * Clusters beside the truth, of the records of which the truth is known.
 * @param from the file and its id column, where the truth stands in another file than the clusters
 * @throws Error where a record of the other file has no cluster
 */
export async function judgedRecords(
  clusters: string,
  truth: string,
  from: { readonly file: string; readonly id: string } | undefined,
): Promise<{ records: Judged[]; people: ReadonlyMap<string, string> }> {
  const found = await valuesById(clusters, { id: 'record_id', value: 'cluster_id' });
  const known = await valuesById(from?.file ?? clusters, {
    id: from?.id ?? 'record_id',
    value: truth,
  });
  const records = [...known].flatMap(([id, person]): Judged[] => {
    if (person === '') return [];
    const cluster = found.get(id);
    if (cluster === undefined) throw new Error(`${clusters} has no record ${id}.`);
    return [[cluster, person]];
  });
  return { records, people: known };
}
