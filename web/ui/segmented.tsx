import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import styles from './switches.module.css';

interface SegmentedProps<Key extends string> {
  label: string;
  keys: readonly { key: Key; label: string }[];
  value: Key;
  onChange: (value: Key) => void;
}

/** One of a few ways to look at something, all of them in sight. */
export function Segmented<Key extends string>({
  label,
  keys,
  value,
  onChange,
}: SegmentedProps<Key>) {
  return (
    <ToggleButtonGroup
      className={styles['row'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      aria-label={label}
      selectedKeys={[value]}
      onSelectionChange={(chosen) => {
        const next = keys.find(({ key }) => chosen.has(key));
        if (next !== undefined) onChange(next.key);
      }}
    >
      {keys.map(({ key, label }) => (
        <ToggleButton key={key} id={key} className={`${styles['switch']} ${styles['wide']}`}>
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
