import { useQuery } from '@tanstack/react-query';
import type { Rehearsal } from '#contract/matching';
import { call, type Input } from '../../../api/call.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { likelihood, number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';

type Example = Rehearsal['examples'][number];
const outcomes = ['link', 'review', 'new'] as const;

/** What would have become of the latest arrivals, beside what does. */
export function Rehearsed({ wanted }: { wanted: Input<'rehearseMatching'>['body'] }) {
  const { t } = useWords();
  const tried = useQuery({
    queryKey: ['rehearseMatching', wanted],
    queryFn: async ({ signal }) => call('rehearseMatching', { body: wanted }, signal),
  });
  if (tried.isPending) return <Skeleton lines={4} />;
  if (tried.isError) return <Fault fault={tried.error} again={() => void tried.refetch()} />;
  const { arrivals } = tried.data;
  return (
    <div className={styles['stack']} aria-live="polite">
      <p>{t('matching.rehearsed', { count: arrivals, shown: number(arrivals) })}</p>
      <Outcomes tried={tried.data} />
    </div>
  );
}

/** How many arrivals would have come out otherwise, and some of them. */
export function Outcomes({ tried }: { tried: Rehearsal }) {
  const { t } = useWords();
  const { changed, examples } = tried;
  return (
    <>
      <Tally tried={tried} />
      <p>
        {changed === 0
          ? t('matching.unchanged')
          : t('matching.changed', { count: changed, shown: number(changed) })}
      </p>
      {examples.length > 0 && <Examples rows={examples} />}
    </>
  );
}

function Tally({ tried: { now, otherwise } }: { tried: Rehearsal }) {
  const { t } = useWords();
  const columns: Column<(typeof outcomes)[number]>[] = [
    {
      key: 'outcome',
      header: t('matching.outcome'),
      cell: (one) => t(`matching.outcomes.${one}`),
      phone: 'lead',
    },
    {
      key: 'now',
      header: t('matching.now'),
      cell: (one) => number(now[one]),
      align: 'end',
      width: '96px',
      phone: 'named',
    },
    {
      key: 'otherwise',
      header: t('matching.otherwise'),
      cell: (one) => number(otherwise[one]),
      align: 'end',
      width: '96px',
      phone: 'named',
    },
  ];
  return (
    <Table label={t('matching.outcome')} columns={columns} rows={outcomes} rowKey={(one) => one} />
  );
}

function Examples({ rows }: { rows: readonly Example[] }) {
  const { t } = useWords();
  const share = (probability: number | null) =>
    probability === null ? '' : ` ${likelihood(probability)}`;
  // Said once where it stays as it is.
  const shareNow = (one: Example) =>
    share(one.probabilityNow) === share(one.probabilityOtherwise) ? '' : share(one.probabilityNow);
  const columns: Column<Example>[] = [
    { key: 'who', header: t('matching.who'), cell: ({ name }) => name, phone: 'lead' },
    {
      key: 'like',
      header: t('matching.like'),
      cell: ({ like }) => like?.name ?? t('matching.nobody'),
      phone: 'more',
    },
    {
      key: 'outcome',
      header: t('matching.outcome'),
      cell: (one) =>
        t('matching.wouldBe', {
          now: t(`matching.outcomes.${one.now}`) + shareNow(one),
          otherwise: t(`matching.outcomes.${one.otherwise}`) + share(one.probabilityOtherwise),
        }),
      width: '44%',
      phone: 'more',
    },
  ];
  return (
    <Table
      label={t('matching.who')}
      columns={columns}
      rows={rows}
      rowKey={({ profile }) => profile}
    />
  );
}
