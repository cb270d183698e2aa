import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { When } from '../../shell/when.tsx';
import { RowMenu } from '../row-menu.tsx';
import type { TagRow } from './part.tsx';

interface TagTableProps {
  rows: readonly TagRow[];
  onEdit: (tag: TagRow) => void;
  onDelete: (tag: TagRow) => void;
}

/** Tags as they look on customers, by name. */
export function TagTable({ rows, ...acts }: TagTableProps) {
  return (
    <Table
      label={useWords().t('settings.tags.title')}
      columns={useColumns(acts)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

type Acts = Omit<TagTableProps, 'rows'>;

function useColumns(acts: Acts): Column<TagRow>[] {
  const { t } = useWords();
  const mayChange = useMay()('tags.change');
  return [
    {
      key: 'name',
      header: t('settings.tags.name'),
      cell: ({ name, color }) => <Tag color={color}>{name}</Tag>,
      phone: 'lead',
    },
    {
      key: 'made',
      header: t('settings.tags.made'),
      cell: ({ createdAt }) => <When at={createdAt} relative />,
      align: 'end',
      width: '180px',
      phone: 'hide',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (tag) => mayChange && <TagActs tag={tag} {...acts} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

function TagActs({ tag, onEdit, onDelete }: Acts & { tag: TagRow }) {
  const { t } = useWords();
  return (
    <RowMenu name={tag.name}>
      <MenuItem id="edit" icon="edit" onAction={() => onEdit(tag)}>
        {t('settings.tags.edit')}
      </MenuItem>
      <MenuItem id="delete" icon="trash" danger onAction={() => onDelete(tag)}>
        {t('settings.tags.delete')}
      </MenuItem>
    </RowMenu>
  );
}
