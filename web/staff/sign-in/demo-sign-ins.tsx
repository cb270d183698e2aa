import { useState } from 'react';
import { call, type Reply } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import styles from './card.module.css';

interface DemoSignInsProps {
  people: Reply<'getWelcome'>['demoSignIns'];
  onDone: () => Promise<void>;
}

/** The people of the demo by business: one press and one is in. */
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
      <p className={styles['soft']}>{t('signIn.demoLead')}</p>
      {[...Map.groupBy(people, ({ business }) => business)].map(([business, people]) => (
        <div key={business} className={styles['demo']}>
          <h3>{business}</h3>
          <ul>
            {people.map(({ email, name, role }) => (
              <li key={email}>
                <Button isPending={busy === email} onPress={() => void enter(email)}>
                  {`${name.split(' ')[0]} · ${t(`roles.${role}`)}`}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
