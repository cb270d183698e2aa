import { FieldError, Input, Label, Text, TextField } from 'react-aria-components/TextField';
import fields from './field.module.css';
import styles from './code-input.module.css';

interface CodeInputProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onChange: (digits: string) => void;
  /** Called once all six digits are there. */
  onComplete: (digits: string) => void;
}

const length = 6;

/**
 * A one-time code. One field, so that pasting, autofill and screen readers work as everywhere; only its looks have six
 * places.
 */
export function CodeInput({ label, hint, error, value, onChange, onComplete }: CodeInputProps) {
  const take = (typed: string) => {
    const digits = typed.replaceAll(/\D/g, '').slice(0, length);
    onChange(digits);
    if (digits.length === length && digits !== value) onComplete(digits);
  };
  return (
    <TextField
      className={fields['field'] ?? ''}
      value={value}
      onChange={take}
      isInvalid={error !== undefined}
      inputMode="numeric"
      autoComplete="one-time-code"
      autoFocus
    >
      <Label className={fields['label'] ?? ''}>{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className={fields['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <div className={styles['code']}>
        <Input className={styles['input'] ?? ''} />
        <div className={styles['places']} aria-hidden="true">
          {Array.from({ length }, (_, at) => (
            <span key={at} data-current={at === value.length || undefined}>
              {value[at] ?? ''}
            </span>
          ))}
        </div>
      </div>
      <FieldError className={fields['error'] ?? ''}>{error}</FieldError>
    </TextField>
  );
}
