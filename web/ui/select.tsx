import { useId, type ReactNode } from 'react';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import selects from './select.module.css';

/** One choice of a list. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly detail?: string | undefined;
}

interface SelectProps<Value extends string> {
  label: string;
  /** The label is only read out: something visible says the same. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  choices: readonly Choice<Value>[];
  value: Value | null;
  placeholder?: string;
  isDisabled?: boolean;
  onChange: (value: Value) => void;
}

/**
 * One choice out of a few; out of many, use `ComboBox`. It is the browser's own, which opens at once, speaks to every
 * screen reader and looks on a phone like the phone's.
 */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hideLabel, hint, error, choices, value, placeholder, isDisabled } = props;
  const id = useId();
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const told = [hint !== undefined && hintId, error !== undefined && errorId].filter(Boolean);
  return (
    <div className={styles['field']} data-invalid={error !== undefined || undefined}>
      {!hideLabel && (
        <label htmlFor={id} className={styles['label']}>
          {label}
        </label>
      )}
      {hint !== undefined && (
        <span id={hintId} className={styles['hint']}>
          {hint}
        </span>
      )}
      <span className={selects['holder']}>
        <select
          id={id}
          className={`${styles['box']} ${selects['select']}`}
          value={value ?? ''}
          disabled={isDisabled}
          onChange={(event) => props.onChange(event.target.value as Value)}
          {...(hideLabel && { 'aria-label': label })}
          {...(told.length > 0 && { 'aria-describedby': told.join(' ') })}
          {...(error !== undefined && { 'aria-invalid': true })}
        >
          {value === null && (
            <option value="" disabled hidden>
              {placeholder ?? ''}
            </option>
          )}
          {choices.map(({ value, label, detail }) => (
            <option key={value} value={value}>
              {detail === undefined ? label : `${label} – ${detail}`}
            </option>
          ))}
        </select>
        <Icon name="upDown" className={selects['arrows']} />
      </span>
      {error !== undefined && (
        <span id={errorId} className={styles['error']}>
          {error}
        </span>
      )}
    </div>
  );
}
