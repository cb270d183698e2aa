import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { MoneyField } from '../../ui/money-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { type Choice, Select } from '../../ui/select.tsx';
import { Switches } from '../../ui/switches.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { weekdayName } from '../../words/amounts.ts';
import { useWords } from '../../words/index.ts';
import rows from '../form/rows.module.css';
import { clockOf, minuteOf } from './clock.ts';
import type { Peak } from './peak-prices.tsx';

interface PeakFieldsProps {
  value: Peak;
  options: readonly Choice<string>[];
  currency: string;
  isDisabled: boolean;
  onChange: (part: Partial<Peak>) => void;
}

/** One peak price: on which days, between which hours, of what and where, and how much. */
export function PeakFields({ value, options, currency, isDisabled, onChange }: PeakFieldsProps) {
  const { t } = useWords();
  const ends = value.toMinute <= value.fromMinute ? t('services.endsFirst') : undefined;
  return (
    <>
      <div className={rows['wide']}>
        <Days value={value.weekdays} isDisabled={isDisabled} onChange={onChange} />
      </div>
      <TextField
        label={t('services.from')}
        type="time"
        isDisabled={isDisabled}
        value={clockOf(value.fromMinute)}
        onChange={(text) => onChange({ fromMinute: minuteOf(text, 0) })}
      />
      <TextField
        label={t('services.to')}
        type="time"
        error={ends}
        isDisabled={isDisabled}
        value={clockOf(value.toMinute)}
        onChange={(text) => onChange({ toMinute: minuteOf(text, 1440) || 1440 })}
      />
      <Whose value={value} options={options} isDisabled={isDisabled} onChange={onChange} />
      <HowMuch value={value} currency={currency} isDisabled={isDisabled} onChange={onChange} />
    </>
  );
}

function Days({
  value,
  isDisabled,
  onChange,
}: Pick<PeakFieldsProps, 'isDisabled' | 'onChange'> & { value: readonly number[] }) {
  const { t } = useWords();
  const week = [1, 2, 3, 4, 5, 6, 7];
  return (
    <Switches
      label={t('services.weekdays')}
      isDisabled={isDisabled}
      keys={week.map((day) => ({
        key: String(day),
        label: weekdayName(day),
        short: weekdayName(day, 'short'),
      }))}
      value={(value.length === 0 ? week : value).map(String)}
      onChange={(days) => onChange({ weekdays: days.length === 7 ? [] : days.map(Number) })}
    />
  );
}

function Whose({ value, options, isDisabled, onChange }: Omit<PeakFieldsProps, 'currency'>) {
  const { t } = useWords();
  const { data } = useQuery(read('listLocations', {}));
  const places = (data?.rows ?? []).filter(({ archivedAt }) => archivedAt === null);
  return (
    <>
      {options.length > 1 && (
        <Select
          label={t('services.ofDuration')}
          isDisabled={isDisabled}
          value={value.option ?? ''}
          choices={[{ value: '', label: t('services.everyDuration') }, ...options]}
          onChange={(option) => onChange({ option: option || null })}
        />
      )}
      {places.length > 1 && (
        <Select
          label={t('services.location')}
          isDisabled={isDisabled}
          value={value.location ?? ''}
          choices={[
            { value: '', label: t('services.everyLocation') },
            ...places.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(location) => onChange({ location: location || null })}
        />
      )}
    </>
  );
}

function HowMuch({ value, currency, isDisabled, onChange }: Omit<PeakFieldsProps, 'options'>) {
  const { t } = useWords();
  const isShare = value.percent !== null;
  return (
    <>
      <Select
        label={t('services.costs')}
        isDisabled={isDisabled}
        value={isShare ? 'share' : 'amount'}
        choices={(['share', 'amount'] as const).map((one) => ({
          value: one,
          label: t(`services.peakCosts.${one}`),
        }))}
        onChange={(to) =>
          onChange(
            to === 'share'
              ? { percent: 120, priceMinor: null }
              : { percent: null, priceMinor: '0' },
          )
        }
      />
      {isShare ? (
        <NumberField
          label={t('services.ofPrice')}
          after="%"
          min={0}
          max={1000}
          isDisabled={isDisabled}
          value={value.percent}
          onChange={(percent) => onChange({ percent: percent ?? 100 })}
        />
      ) : (
        <MoneyField
          label={t('services.price')}
          currency={currency}
          isDisabled={isDisabled}
          value={value.priceMinor}
          onChange={(priceMinor) => onChange({ priceMinor: priceMinor ?? '0' })}
        />
      )}
    </>
  );
}
