import { useState } from 'react';
import type { HoursShown } from '#contract/booking/hours';
import { call } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { MenuItem } from '../../ui/menu.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { day } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { RowMenu } from '../settings/row-menu.tsx';
import { Section } from '../shell/page.tsx';
import { AskWindow } from './ask-window.tsx';
import styles from './hours.module.css';
import { OverrideWindow } from './override-window.tsx';
import { overrideText } from './said.ts';
import { useSave } from './use-save.ts';

export type OverrideDay = HoursShown['overrides'][number];

interface OverridesProps {
  id: string;
  days: readonly OverrideDay[];
  mayChange: boolean;
}

/** Days on which it is otherwise: closed, other hours, or so many at once. */
export function Overrides({ id, days, mayChange }: OverridesProps) {
  const { t } = useWords();
  const [edited, setEdited] = useState<OverrideDay | 'new'>();
  const removing = useSave(id);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const toCome = days.filter((one) => one.day >= today);
  const remove = (one: OverrideDay) =>
    void removing.save(
      { change: 'override', day: one.day, overrides: [] },
      () => call('removeOverride', { params: { id, day: one.day } }),
      () => undefined,
    );
  const columns = useColumns(mayChange, setEdited, remove);
  return (
    <Section
      title={t('hours.overrides')}
      aside={
        mayChange && (
          <Button icon="plus" onPress={() => setEdited('new')}>
            {t('hours.addOverride')}
          </Button>
        )
      }
    >
      {toCome.length === 0 && <p className={styles['soft']}>{t('hours.noOverrides')}</p>}
      {toCome.length > 0 && (
        <Table
          label={t('hours.overrides')}
          rows={toCome}
          rowKey={(one) => one.day}
          columns={columns}
        />
      )}
      {edited !== undefined && (
        <OverrideWindow
          id={id}
          start={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
      <AskWindow
        asking={removing.asking}
        isPending={removing.isPending}
        onClose={removing.dismiss}
      />
    </Section>
  );
}

function useColumns(
  mayChange: boolean,
  onEdit: (one: OverrideDay) => void,
  onRemove: (one: OverrideDay) => void,
): Column<OverrideDay>[] {
  const { t } = useWords();
  return [
    {
      key: 'day',
      header: t('hours.day'),
      cell: (one) => day(one.day),
      width: '24%',
      phone: 'lead',
    },
    {
      key: 'what',
      header: t('hours.what'),
      cell: ({ overrides }) => overrideText(overrides),
      phone: 'more',
    },
    {
      key: 'reason',
      header: t('hours.reason'),
      cell: ({ overrides }) => overrides.find(({ reason }) => reason !== '')?.reason ?? '',
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (one) =>
        mayChange && (
          <RowMenu name={day(one.day)}>
            <MenuItem id="edit" icon="edit" onAction={() => onEdit(one)}>
              {t('hours.edit')}
            </MenuItem>
            <MenuItem id="remove" icon="undo" onAction={() => onRemove(one)}>
              {t('hours.removeOverride')}
            </MenuItem>
          </RowMenu>
        ),
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}
