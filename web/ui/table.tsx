import { useRef, type ReactNode } from 'react';
import { useKeys } from './keys.ts';
import styles from './table.module.css';

/** One column of a table. */
export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  /** The header is only read out: what stands in the column needs no name for the eye. */
  readonly hideHeader?: true;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  readonly align?: 'end';
  /** As in `120px` or `20%`; the rest is shared. */
  readonly width?: string;
  /**
   * On a phone: `lead` its first line, `side` at the end of that line, `more` under it, `named` under it with its header,
   * `before` before all lines, `hide` left out.
   */
  readonly phone: 'lead' | 'side' | 'more' | 'named' | 'before' | 'hide';
}

interface TableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the lead cell a link, which then stands for the whole row; mark it with `data-row`. */
  renderLink?: (row: Row, children: ReactNode) => ReactNode;
  /** What was read is being read again: shown as it was, a little paler. */
  isStale?: boolean;
}

/** A dense table. `j` and `k` walk its rows, `enter` opens one; on a phone each row is two lines. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, rowKey, renderLink, isStale } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  useKeys({ j: () => step(body.current, 1), k: () => step(body.current, -1) });
  return (
    <table
      className={styles['table']}
      aria-label={label}
      role="table"
      data-stale={isStale || undefined}
      data-before={columns.some(({ phone }) => phone === 'before') || undefined}
    >
      <colgroup>
        {columns.map(({ key, width }) => (
          <col key={key} {...(width !== undefined && { style: { width } })} />
        ))}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, header, hideHeader, align }) => (
            <th key={key} role="columnheader" scope="col" data-align={align}>
              {hideHeader ? <span className={styles['said']}>{header}</span> : header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" data-link={renderLink !== undefined || undefined}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} renderLink={renderLink} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({
  column,
  row,
  renderLink,
}: {
  column: Column<Row>;
  row: Row;
  renderLink: TableProps<Row>['renderLink'];
}) {
  const inside = column.cell(row);
  return (
    <td
      role="cell"
      data-align={column.align}
      data-phone={column.phone}
      data-header={column.phone === 'named' ? column.header : undefined}
    >
      {column.phone === 'lead' && renderLink ? renderLink(row, inside) : inside}
    </td>
  );
}

/** Moves to the next or the previous row's link; from outside the table, to its first or last. */
function step(body: HTMLElement | null, by: 1 | -1): void {
  const links = [...(body?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const now = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  const next = now === -1 ? (by === 1 ? 0 : links.length - 1) : now + by;
  const link = links[Math.min(links.length - 1, Math.max(0, next))];
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
}
