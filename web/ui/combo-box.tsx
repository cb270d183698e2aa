import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components/ComboBox';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { ChoiceItem } from './choice-item.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import lists from './list.module.css';
import type { Choice } from './select.tsx';

interface ComboBoxProps<Value extends string> {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  choices: readonly Choice<Value>[];
  value: Value | null;
  /** What the list says when nothing fits what was typed. */
  nothing: string;
  onChange: (value: Value) => void;
}

/** One choice out of many, found by typing a part of it. */
export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  const { label, hint, error, choices, value, nothing, onChange } = props;
  return (
    <AriaComboBox
      className={styles['field'] ?? ''}
      value={value}
      onChange={(key) => key !== null && onChange(key as Value)}
      isInvalid={error !== undefined}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <div className={styles['box']}>
        <Input className={styles['input'] ?? ''} />
        <Button className={styles['open'] ?? ''}>
          <Icon name="upDown" />
        </Button>
      </div>
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
      <Popover className={lists['popover'] ?? ''} offset={4}>
        <ListBox
          className={lists['list'] ?? ''}
          renderEmptyState={() => <p className={lists['empty']}>{nothing}</p>}
        >
          {choices.map((choice) => (
            <ChoiceItem key={choice.value} {...choice} />
          ))}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
