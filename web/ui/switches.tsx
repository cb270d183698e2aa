import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import styles from './switches.module.css';

interface SwitchesProps<Key extends string> {
  label: string;
  keys: readonly { key: Key; label: string; short: string }[];
  value: readonly Key[];
  isDisabled?: boolean;
  onChange: (value: Key[]) => void;
}

/** Several small buttons in a row that are each on or off, such as the days of a week. */
export function Switches<Key extends string>(props: SwitchesProps<Key>) {
  const { label, keys, value, isDisabled = false, onChange } = props;
  return (
    <ToggleButtonGroup
      className={styles['row'] ?? ''}
      selectionMode="multiple"
      aria-label={label}
      selectedKeys={value}
      isDisabled={isDisabled}
      onSelectionChange={(chosen) =>
        onChange(keys.map(({ key }) => key).filter((key) => chosen.has(key)))
      }
    >
      {keys.map(({ key, label, short }) => (
        <ToggleButton key={key} id={key} className={styles['switch'] ?? ''}>
          <span className={styles['label']}>{label}</span>
          <span aria-hidden="true">{short}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
