import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { useWords } from '../../../words/index.ts';
import styles from './allowed-acts.module.css';
import type { ApiKey } from './part.tsx';

/** How many acts a key was given; pressed, which. */
export function AllowedActs({ apiKey: { name, acts } }: { apiKey: ApiKey }) {
  const { t } = useWords();
  const label = t('settings.keys.actsOf', { name });
  return (
    <span className={styles['allowed']}>
      <Popover
        label={label}
        button={<Button look="quiet">{t('settings.keys.acts', { count: acts.length })}</Button>}
      >
        <h3 className={styles['title']}>{label}</h3>
        <ul>
          {acts.map((act) => (
            <li key={act}>{t(`acts.${act}`)}</li>
          ))}
        </ul>
      </Popover>
    </span>
  );
}
