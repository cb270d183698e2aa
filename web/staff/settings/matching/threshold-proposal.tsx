import { useQuery } from '@tanstack/react-query';
import type { ThresholdProposal as Proposal } from '#contract/matching';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { likelihood, number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';
import { Rehearsed } from './rehearsed.tsx';

type Line = NonNullable<Proposal['thresholds']>['link'] & { name: 'link' | 'review' };

/** Where thresholds lie by what staff answered, with what it would change, and one press to have it so. */
export function ThresholdProposal({ mayChange }: { mayChange: boolean }) {
  const { t } = useWords();
  const { data } = useQuery(read('proposeThresholds', {}));
  const save = useAct('setMatchThresholds', 'getMatching', 'proposeThresholds');
  if (data === undefined) return null;
  const { answers, same, needs, needsOfEach, thresholds, proposed } = data;
  const isFew = answers < needs || Math.min(same, answers - same) < needsOfEach;
  const counted = { count: answers, shown: number(answers), same: number(same) };
  if (thresholds === null)
    return (
      <p className={styles['soft']}>
        {isFew
          ? t('matching.proposal.few', {
              ...counted,
              needs: number(needs),
              needsOfEach: number(needsOfEach),
            })
          : t('matching.proposal.odd', counted)}
      </p>
    );
  return (
    <section className={styles['stack']}>
      <p className={styles['soft']}>
        {t('matching.proposal.lead', counted)}{' '}
        {t(proposed === null ? 'matching.proposal.none' : 'matching.proposal.other')}
      </p>
      <Lines thresholds={thresholds} proposed={proposed} />
      {proposed !== null && mayChange && (
        <>
          <Rehearsed wanted={{ thresholds: proposed }} />
          <div className={styles['line']}>
            <Button
              look="primary"
              isPending={save.isPending}
              onPress={() => save.act({ body: proposed }, t('settings.saved'))}
            >
              {t('matching.proposal.take')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Lines({
  thresholds: { link, review },
  proposed,
}: {
  thresholds: NonNullable<Proposal['thresholds']>;
  proposed: Proposal['proposed'];
}) {
  const { t } = useWords();
  const columns: Column<Line>[] = [
    {
      key: 'name',
      header: t('matching.proposal.threshold'),
      cell: ({ name }) => t(`matching.proposal.${name}`),
      phone: 'lead',
    },
    {
      key: 'now',
      header: t('matching.now'),
      cell: ({ now }) => likelihood(now),
      align: 'end',
      width: '88px',
      phone: 'named',
    },
    {
      key: 'estimate',
      header: t('matching.proposal.byAnswers'),
      cell: ({ estimate, low, high }) =>
        t('matching.proposal.between', {
          estimate: likelihood(estimate),
          low: likelihood(low),
          high: likelihood(high),
        }),
      align: 'end',
      width: '38%',
      phone: 'named',
    },
    {
      key: 'then',
      header: t('matching.otherwise'),
      cell: ({ name, now }) => likelihood(proposed?.[name] ?? now),
      align: 'end',
      width: '88px',
      phone: 'named',
    },
  ];
  return (
    <Table
      label={t('matching.thresholds')}
      columns={columns}
      rows={[
        { name: 'link', ...link },
        { name: 'review', ...review },
      ]}
      rowKey={({ name }) => name}
    />
  );
}
