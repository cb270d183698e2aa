import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { call, type Reply } from '../../api/call.ts';
import { Icon } from '../../ui/icon.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import styles from './card.module.css';

interface DemoSignInsProps {
  people: Reply<'getWelcome'>['demoSignIns'];
  onDone: () => Promise<void>;
}

/** The people of the demo: one press and one is in. */
export function DemoSignIns({ people, onDone }: DemoSignInsProps) {
  const { t } = useWords();
  const [busy, setBusy] = useState<string>();
  const enter = async (email: string) => {
    setBusy(email);
    try {
      await call('demoSignIn', { body: { email } });
      await onDone();
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <section className={styles['part']}>
      <h2 className={styles['partTitle']}>{t('signIn.demo')}</h2>
      <p className={styles['lead']}>{t('signIn.demoLead')}</p>
      <ul className={styles['choices']}>
        {people.map(({ email, name, role, business }) => (
          <li key={email}>
            <Button
              className={styles['choice'] ?? ''}
              isPending={busy === email}
              onPress={() => void enter(email)}
            >
              <span>
                {business}
                <small>
                  {name} · {t(`roles.${role}`)}
                </small>
              </span>
              <Icon name="right" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
