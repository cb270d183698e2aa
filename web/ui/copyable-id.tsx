import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWords } from '../words/index.ts';
import styles from './copyable-id.module.css';
import { Icon } from './icon.tsx';

interface CopyableIdProps {
  value: string;
  /** What it is the id of, for those who hear it. */
  label: string;
  /** Show all of it, not only its end. */
  whole?: boolean;
}

/** An id, shortened to the end that tells it apart; pressing it copies all of it. */
export function CopyableId({ value, label, whole }: CopyableIdProps) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(value).then(() => {
      setCopied(true);
      setTimeout(setCopied, 1500, false);
    });
  };
  return (
    <Button className={styles['id'] ?? ''} onPress={copy}>
      <span className={styles['said']}>
        {copied ? t('ui.copied') : t('ui.copyId', { what: label, id: value })}
      </span>
      <span aria-hidden="true" className={styles['value']} data-short={!whole || undefined}>
        {whole ? value : value.slice(-8)}
      </span>
      <Icon name={copied ? 'check' : 'copy'} className={styles['mark']} />
    </Button>
  );
}
