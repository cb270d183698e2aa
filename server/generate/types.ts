import codegen from 'kysely-codegen';
import type { Engine } from '#platform/engine';

/**
 * How columns of each kind are read and written where the generator would say otherwise: int8 is read as bigint, and
 * JSON is written as text, so that nobody passes an array and gets a PostgreSQL array.
 */
const corrections: readonly (readonly [RegExp, string])[] = [
  [
    /^export type Int8 = .*$/m,
    'export type Int8 = ColumnType<bigint, bigint | number | string, bigint | number | string>;',
  ],
  [/^export type Json = .*$/m, 'export type Json = ColumnType<JsonValue, string, string>;'],
];

/**
 * Columns of views that may be null, as in `view.column`. PostgreSQL calls every column of a view nullable; here they
 * are not, but for these.
 */
const nullableViewColumns: ReadonlySet<string> = new Set([]);

/** TypeScript types of every table and view of a migrated database. */
export async function generateTypes(engine: Engine): Promise<string> {
  const generated = await engine.asLogin(({ kysely }) =>
    codegen.generate({
      db: kysely,
      dialect: new codegen.PostgresDialect({
        defaultSchemas: ['clientele'],
        dateParser: 'string',
        numericParser: 'string',
      }),
      defaultSchemas: ['clientele'],
      includePattern: 'clientele.*',
      outFile: null,
      postprocess: ({ metadata }) => {
        for (const table of metadata.tables.filter(({ isView }) => isView))
          for (const column of table.columns)
            column.isNullable = nullableViewColumns.has(`${table.name}.${column.name}`);
        return Promise.resolve(metadata);
      },
    }),
  );
  return corrections.reduce((text, [pattern, line]) => text.replace(pattern, line), generated);
}
