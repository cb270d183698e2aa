import { useState } from 'react';
import type { MatchingStanding, MatchVersion } from '#contract/matching';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { date, likelihood, number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';
import own from './matching.module.css';
import { Rehearsed } from './rehearsed.tsx';
import { useVersionName } from './version-name.ts';

interface VersionTableProps {
  standing: MatchingStanding;
  mayChange: boolean;
}

/** All versions, the latest first; any can be used, and what it would do is shown before. */
export function VersionTable({ standing: { versions }, mayChange }: VersionTableProps) {
  const { t } = useWords();
  const nameOf = useVersionName();
  const [wanted, want] = useState<MatchVersion>();
  const choose = useAct('chooseMatchVersion', 'getMatching');
  const close = () => want(undefined);
  return (
    <>
      <Table
        label={t('matching.versions')}
        columns={useColumns(mayChange, want)}
        rows={versions}
        rowKey={({ version }) => version}
      />
      {wanted && (
        <Confirm
          title={t('matching.useTitle', { version: nameOf(wanted) })}
          act={t('matching.use')}
          isOpen
          harmless
          isPending={choose.isPending}
          onClose={close}
          onConfirm={() =>
            choose.act(
              { body: { version: wanted.version, takes: false } },
              t('matching.used', { version: nameOf(wanted) }),
              close,
            )
          }
        >
          <p>{t('matching.useBody')}</p>
          <Rehearsed wanted={{ version: wanted.version }} />
        </Confirm>
      )}
    </>
  );
}

function useColumns(
  mayChange: boolean,
  want: (version: MatchVersion) => void,
): Column<MatchVersion>[] {
  const { t } = useWords();
  const nameOf = useVersionName();
  return [
    {
      key: 'version',
      header: t('matching.one'),
      width: '164px',
      cell: (one) => (
        <>
          {nameOf(one)} <span className={styles['small']}>{one.at && date(one.at)}</span>
        </>
      ),
      phone: 'lead',
    },
    {
      key: 'from',
      header: t('matching.from'),
      cell: (one) => (
        <span className={own['wrap']}>
          <From version={one} />
        </span>
      ),
      phone: 'more',
    },
    {
      key: 'thresholds',
      header: t('matching.thresholds'),
      cell: ({ thresholds }) => `${likelihood(thresholds.review)} · ${likelihood(thresholds.link)}`,
      width: '104px',
      phone: 'hide',
    },
    {
      key: 'state',
      header: t('matching.state'),
      cell: (one) => <State version={one} />,
      width: '30%',
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (one) =>
        mayChange && !one.active ? (
          <Button look="quiet" onPress={() => want(one)}>
            {t('matching.use')}
          </Button>
        ) : null,
      align: 'end',
      width: '164px',
      phone: 'side',
    },
  ];
}

function From({ version: { origin, learnt } }: { version: MatchVersion }) {
  const { t } = useWords();
  if (learnt === null) return t(`matching.origins.${origin}`);
  return t('matching.profiles', {
    count: learnt.profiles,
    shown: number(learnt.profiles),
    customers: number(learnt.customers),
  });
}

function State({ version: { active, faults } }: { version: MatchVersion }) {
  const { t } = useWords();
  if (active) return <Badge tone="good">{t('matching.inForce')}</Badge>;
  if (faults.length === 0) return <Badge>{t('matching.waits')}</Badge>;
  return (
    <span className={own['wrap']}>
      <Badge tone="warn">{t('matching.notTaken')}</Badge>{' '}
      {faults.map((fault) => t(`matching.faults.${fault}`)).join(' ')}
    </span>
  );
}
