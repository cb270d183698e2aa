import { CompiledQuery, sql, type RawBuilder } from 'kysely';
import type { Tx } from './tx.ts';

/** A place in a statement that a value is put into when it runs. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Stands for the value of a name, which is given when the statement runs. */
export type Given<Values> = (name: keyof Values & string) => RawBuilder<unknown>;

/**
 * A hot statement whose text is put together once: making it out of its parts for every run costs more than to send it.
 *
 *     const named = compiled<{ tenant: string; name: string }, { id: string }>(
 *       (given) => sql`SELECT id FROM clientele.tags WHERE tenant_id = ${given('tenant')} AND name = ${given('name')}`,
 *     );
 *     const tags = await named(tx, { tenant, name: 'Gold' });
 *
 * @returns runs it with the values, and gives its rows
 */
export function compiled<Values extends object, Row>(
  make: (given: Given<Values>) => RawBuilder<Row>,
): (tx: Tx, values: Values) => Promise<Row[]> {
  let text: string | undefined;
  let slots: readonly (keyof Values)[] = [];
  return async (tx, values) => {
    if (text === undefined) {
      const query = make((name) => sql`${new Slot(name)}`).compile(tx);
      slots = query.parameters.map((slot) => (slot as Slot).name as keyof Values);
      text = query.sql;
    }
    const query = CompiledQuery.raw(
      text,
      slots.map((name) => values[name]),
    );
    const { rows } = await tx.executeQuery<Row>(query);
    return rows;
  };
}
