import type { Reply } from '../../api/call.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';

type Source = Reply<'mirrorFiles'>['report']['sources'][number];

/** What each of the tables holds. */
export function SourceTable({ sources }: { sources: readonly Source[] }) {
  const { t } = useWords();
  const count = (key: 'records' | 'people' | 'again' | 'elsewhere'): Column<Source> => ({
    key,
    header: t(`mirror.columns.${key}`),
    cell: (source) => number(source[key]),
    align: 'end',
    width: '128px',
    phone: 'named',
  });
  const columns: Column<Source>[] = [
    {
      key: 'name',
      header: t('mirror.columns.name'),
      cell: ({ name, unreadable }) =>
        unreadable === 0 ? name : `${name} · ${t('mirror.unreadable', { count: unreadable })}`,
      phone: 'lead',
    },
    ...(['records', 'people', 'again', 'elsewhere'] as const).map(count),
  ];
  return (
    <Table
      label={t('mirror.tables')}
      columns={columns}
      rows={sources}
      rowKey={({ name }) => name}
    />
  );
}
