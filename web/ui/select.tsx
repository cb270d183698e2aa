import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import {
  FieldError,
  Label,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components/Select';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import lists from './list.module.css';

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

/** One choice out of a few; out of many, use `ComboBox`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hideLabel, hint, error, choices, placeholder, isDisabled, value } = props;
  return (
    <AriaSelect
      className={styles['field'] ?? ''}
      value={value}
      onChange={(key) => key !== null && props.onChange(key as Value)}
      isInvalid={error !== undefined}
      isDisabled={isDisabled ?? false}
      {...(placeholder !== undefined && { placeholder })}
      {...(hideLabel && { 'aria-label': label })}
    >
      {!hideLabel && <Label className={styles['label'] ?? ''}>{label}</Label>}
      {hint !== undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <Button className={`${styles['box']} ${styles['trigger']}`}>
        <SelectValue className={styles['chosen'] ?? ''}>
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <Icon name="upDown" />
      </Button>
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
      <Popover className={lists['popover'] ?? ''} offset={4}>
        <ListBox className={lists['list'] ?? ''}>
          {choices.map((choice) => (
            <ChoiceItem key={choice.value} {...choice} />
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A choice as a line of a list box, ticked when it is chosen. */
export function ChoiceItem({ value, label, detail }: Choice<string>) {
  return (
    <ListBoxItem id={value} textValue={label} className={lists['item'] ?? ''}>
      {({ isSelected }) => (
        <>
          <span className={lists['words']}>
            <span>{label}</span>
            {detail !== undefined && <span className={lists['detail']}>{detail}</span>}
          </span>
          {isSelected && <Icon name="check" className={lists['tick']} />}
        </>
      )}
    </ListBoxItem>
  );
}
