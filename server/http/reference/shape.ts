import { type Html, html } from '../html.ts';
import { formsOf, inWords, type Schema } from './schema.ts';

/** Deepest nesting that is written out. */
const deepest = 5;

/** The fields of a shape as a table; what they hold inside follows indented. */
export function shapeTable(schema: Schema): Html {
  const rows = rowsOf(schema, '', 0);
  if (rows.length === 0) return html`<p>${inWords(schema)}</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">What it is</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function rowsOf(schema: Schema, prefix: string, depth: number): Html[] {
  if (depth > deepest) return [];
  return formsOf(schema).flatMap((form) => {
    if (form.type === 'array') return rowsOf(form.items ?? {}, `${prefix}[].`, depth);
    const fields = Object.entries(form.properties ?? {});
    return fields.flatMap(([name, field]) => {
      const below = inside(field).flatMap((inner) =>
        rowsOf(inner, `${prefix}${name}${step(inner)}`, depth + 1),
      );
      return [row(prefix + name, field, form.required?.includes(name) ?? false)].concat(below);
    });
  });
}

/** Of a field's forms those that have fields of their own. */
function inside(field: Schema): Schema[] {
  return formsOf(field).filter((form) => form.properties ?? form.items?.properties);
}

const step = (inner: Schema) => (inner.type === 'array' ? '' : '.');

function row(name: string, field: Schema, required: boolean): Html {
  const usual =
    field.default === undefined ? '' : `, ${JSON.stringify(field.default)} where not said`;
  const optional = required || field.default !== undefined ? '' : ', may be left out';
  return html`<tr>
    <td><code>${name}</code></td>
    <td>${inWords(field)}${usual}${optional}</td>
  </tr>`;
}
