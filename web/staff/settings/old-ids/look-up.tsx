import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call, type Reply } from '../../../api/call.ts';
import { Problem } from '../../../api/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/state.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { date } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { Section } from '../../shell/page.tsx';
import styles from '../parts.module.css';
import { mostAtOnce, pastedIds } from './ids.ts';
import rows from './old-ids.module.css';

/** An id, and whom it leads to; null while it is not known. */
interface Found {
  readonly hash: string;
  readonly customers: Reply<'getOldHash'>['customers'];
}

/** Takes pasted ids, and says whom each leads to. */
export function LookUp() {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[]>();
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { ids, others } = pastedIds(text);
  const isTooMany = ids.length > mostAtOnce;
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (ids.length === 0 || isTooMany || isBusy) return;
    setBusy(true);
    setFailed(false);
    Promise.all(ids.map(lookUp))
      .then(setFound, () => setFailed(true))
      .finally(() => setBusy(false));
  };
  return (
    <Section title={t('settings.oldIds.lookUp')}>
      <form className={styles['stack']} onSubmit={look}>
        <TextField
          label={t('settings.oldIds.ids')}
          hint={t('settings.oldIds.idsHint', { count: mostAtOnce })}
          rows={3}
          value={text}
          error={
            isTooMany
              ? t('settings.oldIds.tooMany', { count: mostAtOnce })
              : text !== '' && others.length > 0
                ? t('settings.oldIds.noId', { text: others[0]!.slice(0, 40) })
                : undefined
          }
          onChange={setText}
        />
        <div>
          <Button type="submit" look="primary" isPending={isBusy} isDisabled={ids.length === 0}>
            {t('settings.oldIds.look')}
          </Button>
        </div>
      </form>
      {hasFailed && <Notice tone="bad">{t('settings.oldIds.failed')}</Notice>}
      {found && (
        <ul className={rows['list']} aria-label={t('settings.oldIds.found')}>
          {found.map((one) => (
            <Line key={one.hash} {...one} />
          ))}
        </ul>
      )}
    </Section>
  );
}

async function lookUp(hash: string): Promise<Found> {
  try {
    return { hash, ...(await call('getOldHash', { params: { hash } })) };
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'not_found') return { hash, customers: [] };
    throw thrown;
  }
}

function Line({ hash, customers }: Found) {
  const { t } = useWords();
  return (
    <li className={rows['row']}>
      <code className={rows['hash']}>{hash}</code>
      {customers.length === 0 && (
        <span className={styles['soft']}>{t('settings.oldIds.nobody')}</span>
      )}
      {customers.map(({ id, name, until }) => (
        <span key={id}>
          <Link to="/customers/$id" params={{ id }}>
            {name === '' ? t('customers.noName') : name}
          </Link>{' '}
          <span className={styles['soft']}>
            {until === null
              ? t('settings.oldIds.now')
              : t('settings.oldIds.until', { date: date(until) })}
          </span>
        </span>
      ))}
    </li>
  );
}
