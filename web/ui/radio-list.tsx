import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import checks from './check.module.css';
import fields from './field.module.css';
import styles from './radio-list.module.css';

interface RadioListProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string; detail?: ReactNode }[];
  isDisabled?: boolean;
  onChange: (value: Value) => void;
}

/** One choice out of a few, each with what it means: for what deserves to be read before it is chosen. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const { label, value, choices, isDisabled = false, onChange } = props;
  return (
    <RadioGroup
      className={fields['field'] ?? ''}
      value={value}
      isDisabled={isDisabled}
      onChange={(next) => onChange(next as Value)}
    >
      <Label className={fields['label'] ?? ''}>{label}</Label>
      {choices.map(({ value, label, detail }) => (
        <Radio key={value} value={value} className={checks['check'] ?? ''}>
          <span className={`${checks['box']} ${styles['dot']}`} />
          <span>
            {label}
            {detail !== undefined && <span className={checks['detail']}>{detail}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
