import type { RefObject } from 'react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { useWords } from '../words/index.ts';
import { Icon } from './icon.tsx';
import styles from './search-field.module.css';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  input?: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
}

/** A field to search by; Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onChange, input, autoFocus } = props;
  const { t } = useWords();
  return (
    <AriaSearchField
      className={styles['search'] ?? ''}
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus ?? false}
    >
      <Icon name="search" className={styles['glass']} />
      <Input className={styles['input'] ?? ''} placeholder={placeholder} ref={input} />
      <Button className={styles['clear'] ?? ''} aria-label={t('ui.clear')}>
        <Icon name="close" />
      </Button>
    </AriaSearchField>
  );
}
