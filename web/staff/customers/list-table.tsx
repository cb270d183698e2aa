import { Link } from '@tanstack/react-router';
import type { CustomerRow } from '#contract/customer';
import { Badge } from '../../ui/badge.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import styles from './list.module.css';

/** Customers, one a row; each row leads to the customer. */
export function ListTable({ rows, isStale }: { rows: CustomerRow[]; isStale: boolean }) {
  const { t } = useWords();
  return (
    <Table
      label={t('customers.title')}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => row.id}
      isStale={isStale}
      renderLink={({ id }, name) => (
        <Link to="/customers/$id" params={{ id }} data-row>
          {name}
        </Link>
      )}
    />
  );
}

function useColumns(): Column<CustomerRow>[] {
  const { t } = useWords();
  return [
    {
      key: 'name',
      header: t('customers.name'),
      width: '26%',
      phone: 'lead',
      cell: ({ name }) => (name === '' ? t('customers.noName') : name),
    },
    {
      key: 'email',
      header: t('customers.email'),
      width: '26%',
      phone: 'more',
      cell: ({ email }) => email,
    },
    {
      key: 'phone',
      header: t('customers.phone'),
      width: '16%',
      phone: 'more',
      cell: ({ phone }) => phone,
    },
    {
      key: 'tags',
      header: t('customers.tags'),
      phone: 'more',
      cell: (row) => <Marks {...row} />,
    },
    {
      key: 'profiles',
      header: t('customers.profiles'),
      width: '72px',
      align: 'end',
      phone: 'hide',
      cell: ({ profiles }) => number(profiles),
    },
    {
      key: 'updated',
      header: t('customers.updated'),
      width: '128px',
      align: 'end',
      phone: 'side',
      cell: ({ updatedAt }) => (
        <span className={styles['soft']}>
          <When at={updatedAt} relative />
        </span>
      ),
    },
  ];
}

function Marks({ tags, inReview }: CustomerRow) {
  const { t } = useWords();
  if (tags.length === 0 && !inReview) return null;
  return (
    <span className={styles['marks']}>
      {inReview && <Badge tone="warn">{t('customers.inReview')}</Badge>}
      {tags.map(({ id, name, color }) => (
        <Tag key={id} color={color}>
          {name}
        </Tag>
      ))}
    </span>
  );
}
