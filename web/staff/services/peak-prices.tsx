import { duration } from '../../words/amounts.ts';
import { useWords } from '../../words/index.ts';
import { RowsForm, RowsSave } from '../form/rows-form.tsx';
import { useRows } from '../form/use-rows.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { Group } from './part-form.tsx';
import { PeakFields } from './peak-fields.tsx';
import styles from './services.module.css';
import { useTellForNow } from './unsaved.ts';
import type { Service } from './use-part.ts';

export type Peak = Omit<Service['prices'][number], 'id'>;

const weekend: Peak = {
  option: null,
  location: null,
  weekdays: [6, 7],
  fromMinute: 0,
  toMinute: 1440,
  priceMinor: null,
  percent: 120,
};

/** A price rule as it is put, which is without an id. */
const peakOf = ({ option, location, weekdays, fromMinute, toMinute, ...costs }: Price): Peak => ({
  option,
  location,
  weekdays,
  fromMinute,
  toMinute,
  priceMinor: costs.priceMinor,
  percent: costs.percent,
});

type Price = Service['prices'][number];

/** Peak and off-peak: when it costs something else. */
export function PeakPrices({ service }: { service: Service }) {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  const start = service.prices.map(peakOf);
  const list = useRows<Peak>(start);
  useTellForNow('prices', { prices: list.values }, list.isChanged);
  const write = useAct('setServicePrices', 'getService', 'listServices');
  const params = { id: service.id };
  return (
    <Group title={t('services.peak')}>
      <p className={styles['lead']}>{t('services.peakLead')}</p>
      <RowsForm
        label={t('services.peak')}
        list={list}
        none={t('services.noPeak')}
        isDisabled={!mayChange}
        nameOf={(_, at) => t('services.peakName', { place: at + 1 })}
        render={(value, change) => (
          <PeakFields
            value={value}
            options={service.options.map(({ id, minutes, name }) => ({
              value: id,
              label: name || duration(minutes),
            }))}
            currency={service.currency}
            isDisabled={!mayChange}
            onChange={change}
          />
        )}
      />
      {mayChange && (
        <RowsSave
          list={list}
          add={t('services.addPeak')}
          onAdd={() => list.add(weekend)}
          onTakeBack={() => list.replace(start)}
          onSave={() => write.act({ params, body: { prices: list.values } }, t('settings.saved'))}
          isWhole={list.values.every(({ fromMinute, toMinute }) => toMinute > fromMinute)}
          isPending={write.isPending}
        />
      )}
    </Group>
  );
}
