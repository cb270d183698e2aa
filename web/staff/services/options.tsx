import { DurationField } from '../../ui/duration-field.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { duration } from '../../words/amounts.ts';
import { useWords } from '../../words/index.ts';
import { RowsForm, RowsSave } from '../form/rows-form.tsx';
import { useRows } from '../form/use-rows.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { Group } from './part-form.tsx';
import styles from './services.module.css';
import { useTellForNow } from './unsaved.ts';
import type { Service } from './use-part.ts';

export type Option = Omit<Service['options'][number], 'id'> & { id?: string };

/** How long a service may be had, and what each costs. */
export function Options({ service }: { service: Service }) {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  const list = useRows<Option>(service.options);
  useTellForNow('options', { options: list.values }, list.isChanged);
  const write = useAct('setServiceOptions', 'getService', 'listServices');
  const params = { id: service.id };
  return (
    <Group title={t('services.durations')}>
      <p className={styles['lead']}>{t('services.durationsLead')}</p>
      <RowsForm
        label={t('services.durations')}
        list={list}
        none={t('services.noDurations')}
        isDisabled={!mayChange}
        nameOf={({ minutes, name }) => name || duration(minutes)}
        render={(value, change) => (
          <>
            <DurationField
              label={t('services.length')}
              value={value.minutes}
              min={5}
              max={1440}
              isDisabled={!mayChange}
              onChange={(minutes) => change({ minutes })}
            />
            <MoneyField
              label={t('services.price')}
              currency={service.currency}
              value={value.priceMinor}
              isDisabled={!mayChange}
              onChange={(priceMinor) => change({ priceMinor: priceMinor ?? '0' })}
            />
            <TextField
              label={t('services.optionName')}
              optional={t('forms.optional')}
              maxLength={100}
              isDisabled={!mayChange}
              value={value.name}
              onChange={(name) => change({ name })}
            />
          </>
        )}
      />
      {mayChange && (
        <RowsSave
          list={list}
          add={t('services.addDuration')}
          onAdd={() => list.add(nextOf(list.values))}
          onTakeBack={() => list.replace(service.options)}
          onSave={() => write.act({ params, body: { options: list.values } }, t('settings.saved'))}
          isWhole={areApart(list.values)}
          isPending={write.isPending}
        />
      )}
    </Group>
  );
}

/** An hour first, then an hour more at the same price an hour. */
function nextOf(options: readonly Option[]): Option {
  const last = options.at(-1);
  if (last === undefined) return { minutes: 60, name: '', priceMinor: '0' };
  const minutes = Math.min(1440, last.minutes + 60);
  const priceMinor = String(Math.round((Number(last.priceMinor) / last.minutes) * minutes));
  return { minutes, name: '', priceMinor };
}

function areApart(options: readonly Option[]): boolean {
  return (
    new Set(options.map(({ minutes, name }) => `${minutes} ${name.trim()}`)).size === options.length
  );
}
