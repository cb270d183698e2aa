import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/index.ts';
import styles from './mirror.module.css';

/** Databases that the operator lets this business look at; nothing where there are none. */
export function Databases({ onLook }: { onLook: (name: string) => void }) {
  const { t } = useWords();
  const { data } = useQuery(read('listMirrorDatabases', {}));
  if (data === undefined || data.databases.length === 0) return null;
  return (
    <section className={styles['databases']}>
      <h2>{t('mirror.databases')}</h2>
      <p>{t('mirror.databasesHint')}</p>
      <div>
        {data.databases.map((name) => (
          <Button key={name} icon="table" onPress={() => onLook(name)}>
            {t('mirror.look', { name })}
          </Button>
        ))}
      </div>
    </section>
  );
}
