import type { Reply } from '../../api/call.ts';
import { Badge } from '../../ui/badge.tsx';
import { useWords } from '../../words/index.ts';
import styles from './mirror.module.css';

type Example = Reply<'mirrorFiles'>['report']['examples'][number];

/** Some people with several records, each with what every record says. */
export function Examples({ examples }: { examples: readonly Example[] }) {
  return (
    <ul className={styles['examples']}>
      {examples.map((example) => (
        <li key={keyOf(example)}>
          <OnePerson example={example} />
        </li>
      ))}
    </ul>
  );
}

function keyOf({ records: [first] }: Example): string {
  return `${first?.source} ${first?.line}`;
}

function OnePerson({ example }: { example: Example }) {
  const { t } = useWords();
  const { records, more, contradicts } = example;
  return (
    <>
      <ul className={styles['records']}>
        {records.map(({ source, line, name, email, phone, birthDate, place }) => (
          <li key={`${source} ${line}`}>
            <span className={styles['name']}>{name}</span>
            <span>
              {[email, phone, birthDate, place].filter((part) => part !== '').join(' · ')}
            </span>
            <span className={styles['where']}>{t('mirror.line', { source, line })}</span>
          </li>
        ))}
      </ul>
      {(contradicts.length > 0 || more > 0) && (
        <p className={styles['marks']}>
          {contradicts.map((field) => (
            <Badge key={field} tone="warn">
              {t(`mirror.differs.${field}`)}
            </Badge>
          ))}
          {more > 0 && t('mirror.more', { count: more })}
        </p>
      )}
    </>
  );
}
