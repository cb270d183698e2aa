import { Link } from '@tanstack/react-router';
import type { Reply } from '../../api/call.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { duration, money } from '../../words/amounts.ts';
import { list } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { ServiceActs } from './service-acts.tsx';
import { ServiceState } from './service-state.tsx';
import styles from './services.module.css';

export type ServiceRow = Reply<'listServices'>['rows'][number];

/** Services, one a row; each row leads to its editor. */
export function ServiceTable({ rows }: { rows: readonly ServiceRow[] }) {
  const { t } = useWords();
  return (
    <Table
      label={t('services.title')}
      columns={useColumns(rows)}
      rows={rows}
      rowKey={({ id }) => id}
      renderLink={({ id }, name) => (
        <Link to="/services/$id" params={{ id }} data-row>
          {name}
        </Link>
      )}
    />
  );
}

function useColumns(rows: readonly ServiceRow[]): Column<ServiceRow>[] {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  const live = rows.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id);
  return [
    {
      key: 'name',
      header: t('services.name'),
      cell: (row) => <Name row={row} />,
      width: '30%',
      phone: 'lead',
    },
    {
      key: 'durations',
      header: t('services.durations'),
      cell: ({ minutes }) => list(minutes.map(duration)),
      phone: 'more',
    },
    {
      key: 'price',
      header: t('services.price'),
      cell: (row) => <Price row={row} />,
      align: 'end',
      phone: 'more',
    },
    {
      key: 'state',
      header: t('services.state'),
      cell: (row) => <ServiceState {...row} durations={row.minutes.length} />,
      width: '20%',
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (row) => mayChange && <ServiceActs row={row} live={live} />,
      align: 'end',
      width: '104px',
      phone: 'side',
    },
  ];
}

function Name({ row: { name, isPopular, archivedAt } }: { row: ServiceRow }) {
  const { t } = useWords();
  return (
    <span className={archivedAt === null ? undefined : styles['soft']}>
      {name}
      {isPopular && <span className={styles['aside']}> {t('services.popular')}</span>}
    </span>
  );
}

/** From the lowest to the highest price; for each person where it is so. */
function Price({ row: { prices, pay, isPerPerson } }: { row: ServiceRow }) {
  const { t } = useWords();
  if (prices === null) return null;
  const { from, to } = prices;
  if (pay === 'free' && to.minor === '0') return t('services.free');
  const span = from.minor === to.minor ? money(from) : `${money(from)}–${money(to)}`;
  return isPerPerson ? t('services.each', { price: span }) : span;
}
