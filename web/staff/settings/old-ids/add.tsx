import { type FormEvent, useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/state.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';
import { Section } from '../../shell/page.tsx';
import styles from '../parts.module.css';
import { pastedOwners } from './ids.ts';
import rows from './old-ids.module.css';

type Told = Reply<'addOldHashes'>['rows'][number];

/** Adds ids of before somebody's name was changed in the earlier system, each with whose it was. */
export function AddOldIds() {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [told, setTold] = useState<readonly Told[]>();
  const write = useWrite('addOldHashes', 'listOldHashes');
  const { rows: wanted, wrong } = pastedOwners(text);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (wanted.length === 0 || wrong !== undefined || write.isPending) return;
    write.mutateAsync({ body: { rows: wanted } }).then(
      ({ rows }) => setTold(rows),
      (fault: unknown) => toast({ text: problemWords(fault), tone: 'bad' }),
    );
  };
  const left = told?.filter(({ outcome }) => outcome === 'nobody' || outcome === 'several') ?? [];
  return (
    <Section title={t('settings.oldIds.add')}>
      <form className={styles['stack']} onSubmit={add}>
        <TextField
          label={t('settings.oldIds.owners')}
          hint={t('settings.oldIds.ownersHint')}
          rows={4}
          value={text}
          error={wrong && t('settings.oldIds.wrongLine', { text: wrong.slice(0, 60) })}
          onChange={setText}
        />
        <div>
          <Button
            type="submit"
            isPending={write.isPending}
            isDisabled={wanted.length === 0 || wrong !== undefined}
          >
            {t('settings.oldIds.addThem')}
          </Button>
        </div>
      </form>
      {told && (
        <Notice tone={left.length > 0 ? 'warn' : 'good'}>
          {t('settings.oldIds.added', {
            count: told.filter(({ outcome }) => outcome === 'added').length,
          })}
        </Notice>
      )}
      {left.length > 0 && (
        <ul className={rows['list']} aria-label={t('settings.oldIds.left')}>
          {left.map(({ hash, outcome }) => (
            <li key={hash} className={rows['row']}>
              <code className={rows['hash']}>{hash}</code>
              <span className={styles['soft']}>
                {t(outcome === 'several' ? 'settings.oldIds.several' : 'settings.oldIds.nobody')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
