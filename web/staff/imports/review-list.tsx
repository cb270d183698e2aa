import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { pages, type Row } from '../../api/query.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { likelihood, number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import styles from './imports.module.css';

type Case = Row<'listImportReviews'>;

const tones: Record<Case['state'], Tone> = {
  open: 'warn',
  accepted: 'good',
  rejected: 'quiet',
  settled: 'quiet',
};

/** The rows of an import that staff are to decide: whom each resembles, and how sure that is. */
export function ReviewList({ id }: { id: string }) {
  const { t } = useWords();
  const list = useInfiniteQuery(pages('listImportReviews', { params: { id } }));
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  const columns = useColumns();
  return (
    <Section title={t('imports.reviews.title')}>
      <div className={styles['stack']}>
        <p className={styles['soft']}>{t('imports.reviews.hint')}</p>
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && (
          <p className={styles['soft']}>{t('imports.reviews.none')}</p>
        )}
        {rows.length > 0 && (
          <Table
            label={t('imports.reviews.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
          />
        )}
        <LoadMore {...list} />
      </div>
    </Section>
  );
}

function Customer({ id, name }: { id: string; name: string }) {
  const { t } = useWords();
  return (
    <Link to="/customers/$id" params={{ id }}>
      {name === '' ? t('customers.noName') : name}
    </Link>
  );
}

function useColumns(): Column<Case>[] {
  const { t } = useWords();
  return [
    {
      key: 'line',
      header: t('imports.faults.line'),
      cell: ({ line }) => number(line),
      width: '64px',
      phone: 'side',
    },
    {
      key: 'person',
      header: t('imports.reviews.person'),
      cell: ({ customer, name }) => <Customer id={customer} name={name} />,
      phone: 'lead',
    },
    {
      key: 'resembles',
      header: t('imports.reviews.resembles'),
      cell: ({ likeliest }) =>
        likeliest ? (
          <Customer id={likeliest.customer} name={likeliest.name} />
        ) : (
          <span className={styles['soft']}>{t('imports.reviews.nobody')}</span>
        ),
      phone: 'more',
    },
    {
      key: 'probability',
      header: t('imports.reviews.probability'),
      cell: ({ likeliest }) => (likeliest ? likelihood(likeliest.probability) : ''),
      width: '120px',
      align: 'end',
      phone: 'more',
    },
    {
      key: 'state',
      header: t('imports.reviews.state'),
      cell: ({ state }) => (
        <Badge tone={tones[state]}>{t(`imports.reviews.states.${state}`)}</Badge>
      ),
      width: '140px',
      phone: 'more',
    },
  ];
}
