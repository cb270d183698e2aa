import { type RawBuilder, sql, type SqlBool } from 'kysely';

/**
 * That a column, of customers `c` their id, is among what a query finds, which does not refer to the statement around it.
 * It is found once a statement and kept as a hash, whatever the planner thinks of the tables' sizes: left to join, it
 * takes a small business's tables for one row each, reads them within each other, and a few conditions on a few hundred
 * people take minutes.
 */
export function isAmong(
  found: RawBuilder<unknown>,
  column: RawBuilder<unknown> = sql`c.id`,
): RawBuilder<SqlBool> {
  // Not a bare IN, which is made a join.
  return sql`(${column} IN (${found})) IS TRUE`;
}
