import { useState } from 'react';
import type { HoursShown } from '#contract/booking/hours';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words/index.ts';
import { useAct } from '../settings/use-act.ts';
import { Section } from '../shell/page.tsx';
import styles from './hours.module.css';
import { dateTimeText } from './said.ts';
import { TimeOffWindow } from './time-off-window.tsx';

type TimeOff = HoursShown['timeOff'][number];

interface TimesOffProps {
  id: string;
  rows: readonly TimeOff[];
  mayChange: boolean;
}

/** When somebody is away. */
export function TimesOff({ id, rows, mayChange }: TimesOffProps) {
  const { t } = useWords();
  const [isAdding, setAdding] = useState(false);
  const remove = useAct('removeTimeOff', 'getHours');
  const [now] = useState(() => Date.now());
  const toCome = rows.filter(({ endsAt }) => Date.parse(endsAt) > now);
  const take = ({ id: timeOff }: TimeOff) =>
    remove.act({ params: { id, timeOff } }, t('hours.timeOffRemoved'));
  const columns = useColumns(mayChange && !remove.isPending, take);
  return (
    <Section
      title={t('hours.timeOff')}
      aside={
        mayChange && (
          <Button icon="plus" onPress={() => setAdding(true)}>
            {t('hours.addTimeOff')}
          </Button>
        )
      }
    >
      {toCome.length === 0 && <p className={styles['soft']}>{t('hours.noTimeOff')}</p>}
      {toCome.length > 0 && (
        <Table
          label={t('hours.timeOff')}
          rows={toCome}
          rowKey={(one) => one.id}
          columns={columns}
        />
      )}
      {isAdding && <TimeOffWindow id={id} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function useColumns(mayChange: boolean, onRemove: (one: TimeOff) => void): Column<TimeOff>[] {
  const { t } = useWords();
  return [
    {
      key: 'from',
      header: t('hours.from'),
      cell: ({ from }) => dateTimeText(from),
      width: '26%',
      phone: 'lead',
    },
    {
      key: 'to',
      header: t('hours.to'),
      cell: ({ to }) => dateTimeText(to),
      width: '26%',
      phone: 'named',
    },
    { key: 'note', header: t('hours.note'), cell: ({ note }) => note, phone: 'more' },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (one) =>
        mayChange && (
          <IconButton icon="trash" label={t('hours.removeTimeOff')} onPress={() => onRemove(one)} />
        ),
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}
