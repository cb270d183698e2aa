import { useState } from 'react';
import { useWords } from '../words/index.ts';
import styles from './duration-field.module.css';
import { NumberField } from './number-field.tsx';
import { Select } from './select.tsx';

const units = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof units;

interface DurationFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** In minutes. */
  value: number;
  /** Most minutes. */
  max: number;
  min?: number;
  isDisabled?: boolean;
  onChange: (minutes: number) => void;
}

/** A field for a length of time: a number, and what it counts. */
export function DurationField(props: DurationFieldProps) {
  const { value, onChange, label, hint, error, isDisabled = false } = props;
  const { t } = useWords();
  const [unit, setUnit] = useState(() => fittingUnit(value));
  const length = units[unit];
  const turn = (next: Unit) => {
    setUnit(next);
    onChange(Math.min(props.max, (value / length) * units[next]));
  };
  return (
    <div className={styles['pair']}>
      <NumberField
        label={label}
        {...(hint !== undefined && { hint })}
        error={error}
        isDisabled={isDisabled}
        value={value / length}
        min={(props.min ?? 0) / length}
        max={props.max / length}
        format={{ maximumFractionDigits: 2 }}
        onChange={(next) => onChange(Math.round((next ?? 0) * length))}
      />
      <Select
        label={t('units.of', { label })}
        hideLabel
        isDisabled={isDisabled}
        value={unit}
        choices={(Object.keys(units) as Unit[])
          .filter((one) => units[one] <= props.max)
          .map((one) => ({ value: one, label: t(`units.${one}`) }))}
        onChange={turn}
      />
    </div>
  );
}

/** The largest unit of which it is a whole number; minutes for nothing. */
function fittingUnit(minutes: number): Unit {
  if (minutes > 0 && minutes % units.days === 0) return 'days';
  return minutes > 60 && minutes % units.hours === 0 ? 'hours' : 'minutes';
}
