import { useQuery } from '@tanstack/react-query';
import type { Resource } from '#contract/booking/resources';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { dayTitle } from '../../words/spans.ts';
import { calendarViews } from '../searches.ts';
import styles from './calendar.module.css';
import type { Shown } from './use-shown.ts';

/** Which days, of whom, and how. */
export function Toolbar({ shown }: { shown: Shown }) {
  const { t } = useWords();
  const { view, day, days, today, isNarrow, set, go } = shown;
  const by = view === 'week' ? 7 : 1;
  const title =
    view === 'week'
      ? `${dayTitle(days.from, 'short')} – ${dayTitle(days.to, 'short')}`
      : dayTitle(day);
  return (
    <div className={styles['toolbar']}>
      <div className={styles['go']}>
        <IconButton icon="left" label={t('calendar.earlier')} onPress={() => go(-by)} />
        <Button isDisabled={day === today} onPress={() => set({ day: undefined })}>
          {t('calendar.today')}
        </Button>
        <IconButton icon="right" label={t('calendar.later')} onPress={() => go(by)} />
      </div>
      <h2 className={styles['title']}>{title}</h2>
      <div className={styles['choices']}>
        <TextField
          label={t('calendar.goTo')}
          hideLabel
          type="date"
          value={day}
          onChange={(next) => set({ day: next || undefined })}
        />
        <Who shown={shown} />
        {!isNarrow && (
          <Segmented
            label={t('calendar.view')}
            keys={calendarViews.map((key) => ({ key, label: t(`calendar.views.${key}`) }))}
            value={view}
            onChange={(next) => set({ by: next === 'day' ? undefined : next })}
          />
        )}
      </div>
    </div>
  );
}

const everyKind = ['person', 'bay', 'room', 'thing'] as const satisfies readonly Resource['kind'][];

/** Of whom and what: a week is of one, a day of as many as one likes. */
function Who({ shown: { view, of, resources, set } }: { shown: Shown }) {
  const { t } = useWords();
  const places = useQuery(read('listLocations', {})).data?.rows ?? [];
  const kinds = everyKind.filter((kind) => resources.some((one) => one.kind === kind));
  const used = places.filter(({ id }) => resources.some(({ location }) => location === id));
  const several = [
    { value: '', label: t('bookings.everybody') },
    ...(kinds.length > 1
      ? kinds.map((kind) => ({ value: `kind:${kind}`, label: t(`calendar.ofKind.${kind}`) }))
      : []),
    ...(used.length > 1 ? used.map(({ id, name }) => ({ value: `at:${id}`, label: name })) : []),
  ];
  return (
    <Select
      label={t('calendar.of')}
      hideLabel
      value={of ?? ''}
      choices={[
        ...(view === 'week' ? [] : several),
        ...resources.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(next) => set({ of: next || undefined })}
    />
  );
}
