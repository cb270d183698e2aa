import { Badge } from '../../../ui/badge.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { list } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import styles from '../parts.module.css';
import { FieldActs } from './field-acts.tsx';
import type { CustomField } from './part.tsx';

interface FieldTableProps {
  rows: readonly CustomField[];
  onEdit: (field: CustomField) => void;
}

/** Custom fields in the order of the forms, archived ones last. */
export function FieldTable({ rows, onEdit }: FieldTableProps) {
  return (
    <Table
      label={useWords().t('settings.fields.title')}
      columns={useColumns(rows, onEdit)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(
  rows: readonly CustomField[],
  onEdit: FieldTableProps['onEdit'],
): Column<CustomField>[] {
  const { t } = useWords();
  const mayChange = useMay()('fields.change');
  const live = rows.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id);
  return [
    {
      key: 'label',
      header: t('settings.fields.label'),
      cell: (field) => <Label field={field} />,
      width: '28%',
      phone: 'lead',
    },
    {
      key: 'kind',
      header: t('settings.fields.kind'),
      cell: (field) => <Kind field={field} />,
      phone: 'more',
    },
    {
      key: 'key',
      header: t('settings.fields.keyColumn'),
      cell: ({ key }) => <code>{key}</code>,
      width: '24%',
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (field) => mayChange && <FieldActs field={field} live={live} onEdit={onEdit} />,
      align: 'end',
      width: '104px',
      phone: 'side',
    },
  ];
}

function Label({ field }: { field: CustomField }) {
  const { t } = useWords();
  if (field.archivedAt === null) return field.label;
  return (
    <span className={styles['line']}>
      <span className={styles['soft']}>{field.label}</span>
      <Badge>{t('settings.fields.archived')}</Badge>
    </span>
  );
}

function Kind({ field: { kind, choices } }: { field: CustomField }) {
  const { t } = useWords();
  return (
    <>
      {t(`settings.fields.kinds.${kind}`)}
      {choices.length > 0 && <span className={styles['soft']}>{`: ${list(choices)}`}</span>}
    </>
  );
}
