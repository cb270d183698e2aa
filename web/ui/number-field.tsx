import type { ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  NumberField as AriaNumberField,
  Text,
} from 'react-aria-components/NumberField';
import styles from './field.module.css';

interface NumberFieldProps {
  label: string;
  /** The label is only read out: what stands beside the field says the same. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  /** Null: nothing is said. */
  value: number | null;
  min?: number;
  max?: number;
  /** Words after what is typed, as `min` or `%`. */
  after?: string;
  optional?: string;
  isDisabled?: boolean;
  /** How a number is written: a currency, so many digits. */
  format?: Intl.NumberFormatOptions;
  onChange: (value: number | null) => void;
}

/** A field for a number, written as people of the language write it. Arrow keys go one up and down. */
export function NumberField(props: NumberFieldProps) {
  const { label, hideLabel, hint, error, value, min, max, after, optional, format } = props;
  return (
    <AriaNumberField
      className={styles['field'] ?? ''}
      value={value ?? NaN}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== undefined}
      formatOptions={{ useGrouping: false, ...format }}
      {...(min !== undefined && { minValue: min })}
      {...(max !== undefined && { maxValue: max })}
      onChange={(next) => props.onChange(Number.isNaN(next) ? null : next)}
    >
      <Label className={(hideLabel ? styles['said'] : styles['label']) ?? ''}>
        {label}
        {optional !== undefined && <span className={styles['optional']}> {optional}</span>}
      </Label>
      {hint !== undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <div className={styles['box']}>
        <Input className={styles['input'] ?? ''} />
        {after !== undefined && <span className={styles['after']}>{after}</span>}
      </div>
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaNumberField>
  );
}
