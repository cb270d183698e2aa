import { Link } from '@tanstack/react-router';
import type { Erasure } from '#contract/privacy';
import { Button } from '../../../ui/button.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { date } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';

interface RequestTableProps {
  rows: readonly Erasure[];
  /** Absent where the person may only look. */
  onDecide: ((erasure: Erasure, how: 'carryOut' | 'refuse') => void) | undefined;
}

/** Erasures that wait for a decision. */
export function RequestTable({ rows, onDecide }: RequestTableProps) {
  return (
    <Table
      label={useWords().t('privacy.requests.title')}
      columns={useColumns(onDecide)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(onDecide: RequestTableProps['onDecide']): Column<Erasure>[] {
  const { t } = useWords();
  return [
    {
      key: 'customer',
      header: t('privacy.requests.customer'),
      cell: (erasure) => <CustomerLink erasure={erasure} />,
      phone: 'lead',
    },
    {
      key: 'origin',
      header: t('privacy.requests.origin'),
      cell: ({ origin }) => t(`privacy.requests.origins.${origin}`),
      width: '18%',
      phone: 'more',
    },
    {
      key: 'asked',
      header: t('privacy.requests.asked'),
      cell: ({ askedAt }) => date(askedAt),
      width: '14%',
      phone: 'hide',
    },
    {
      key: 'due',
      header: t('privacy.requests.due'),
      cell: ({ dueAt }) => date(dueAt),
      width: '14%',
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (erasure) => onDecide && <Decide erasure={erasure} onDecide={onDecide} />,
      align: 'end',
      width: '200px',
      phone: 'side',
    },
  ];
}

function CustomerLink({ erasure: { customer, name } }: { erasure: Erasure }) {
  const { t } = useWords();
  return (
    <Link to="/customers/$id" params={{ id: customer }}>
      {name === '' ? t('customers.noName') : name}
    </Link>
  );
}

interface DecideProps {
  erasure: Erasure;
  onDecide: NonNullable<RequestTableProps['onDecide']>;
}

function Decide({ erasure, onDecide }: DecideProps) {
  const { t } = useWords();
  return (
    <span className={styles['line']}>
      <Button look="quiet" onPress={() => onDecide(erasure, 'refuse')}>
        {t('privacy.requests.refuse')}
      </Button>
      <Button look="quiet" onPress={() => onDecide(erasure, 'carryOut')}>
        {t('privacy.requests.carryOut')}
      </Button>
    </span>
  );
}
