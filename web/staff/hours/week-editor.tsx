import { useState } from 'react';
import type { WeekRange } from '#contract/booking/hours';
import { call } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/index.ts';
import { Section } from '../shell/page.tsx';
import { AskWindow } from './ask-window.tsx';
import { CopyDayWindow } from './copy-day-window.tsx';
import { CopyWeekWindow } from './copy-week-window.tsx';
import { DayList } from './day-list.tsx';
import styles from './hours.module.css';
import { RangeWindow } from './range-window.tsx';
import { useSave } from './use-save.ts';
import { inOrder } from './week.ts';
import { WeekShown } from './week-shown.tsx';

interface WeekEditorProps {
  id: string;
  start: readonly WeekRange[];
  mayChange: boolean;
}

/** A range that is edited: of which day, and its place in the week where it is there already. */
interface Edited {
  readonly weekday: number;
  readonly place?: number;
}

/** The hours of every week: painted, or put in exactly; saved all at once. */
export function WeekEditor({ id, start, mayChange }: WeekEditorProps) {
  const { t } = useWords();
  const [week, setWeek] = useState(start);
  const [edited, setEdited] = useState<Edited>();
  const [copied, setCopied] = useState<number | 'week'>();
  const { save, isPending, asking, dismiss } = useSave(id);
  const isChanged = JSON.stringify(week) !== JSON.stringify(start);
  const body = { week: [...week] };
  const shown = {
    week,
    mayChange: mayChange && !isPending,
    onChange: setWeek,
    onOpen: (place: number) => setEdited({ weekday: week[place]?.weekday ?? 1, place }),
    onAdd: (weekday: number) => setEdited({ weekday }),
    onCopy: setCopied,
  };
  const acts = mayChange && (
    <div className={styles['acts']}>
      <Button isDisabled={isChanged || week.length === 0} onPress={() => setCopied('week')}>
        {t('hours.copyWeek')}
      </Button>
      <Button isDisabled={!isChanged || isPending} onPress={() => setWeek(start)}>
        {t('hours.discard')}
      </Button>
      <Button
        look="primary"
        isDisabled={!isChanged}
        isPending={isPending}
        onPress={() =>
          void save(
            { change: 'week', ...body },
            () => call('setWeek', { params: { id }, body }),
            () => undefined,
          )
        }
      >
        {t('hours.save')}
      </Button>
    </div>
  );
  return (
    <Section title={t('hours.week')} aside={acts}>
      {mayChange && <p className={styles['hint']}>{t('hours.weekHint')}</p>}
      <WeekShown {...shown} />
      <DayList {...shown} />
      {edited && (
        <RangeWindow
          weekday={edited.weekday}
          range={edited.place === undefined ? undefined : week[edited.place]}
          onPut={(range) => {
            const rest = week.filter((_, place) => place !== edited.place);
            setWeek(inOrder(range === undefined ? rest : [...rest, range]));
            setEdited(undefined);
          }}
          onClose={() => setEdited(undefined)}
        />
      )}
      {typeof copied === 'number' && (
        <CopyDayWindow
          weekday={copied}
          week={week}
          onPut={setWeek}
          onClose={() => setCopied(undefined)}
        />
      )}
      {copied === 'week' && <CopyWeekWindow id={id} onClose={() => setCopied(undefined)} />}
      <AskWindow asking={asking} isPending={isPending} onClose={dismiss} />
    </Section>
  );
}
