import { useState } from 'react';
import { call, type Reply } from '../../../api/call.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { date } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import styles from '../../messages/messages.module.css';
import { problemWords } from '../../problem-words.ts';
import { useMay } from '../../session.ts';

type Found = Reply<'lookUpSuppression'>;

/** Whether anything is sent to an address, and how to stop or allow it. */
export function AddressLookUp() {
  const { t } = useWords();
  const may = useMay();
  const [address, setAddress] = useState('');
  const [found, setFound] = useState<Found>();
  const ask = async (
    name: 'lookUpSuppression' | 'suppressAddress' | 'liftSuppression',
    done?: string,
  ) => {
    try {
      setFound(await call(name, { body: { address } }));
      if (done !== undefined) toast({ text: done });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    }
  };
  return (
    <div className={styles['stack']}>
      <p className={styles['soft']}>{t('messages.settings.addressLead')}</p>
      <TextField
        type="email"
        label={t('messages.settings.addressLabel')}
        value={address}
        onChange={(value) => {
          setAddress(value);
          setFound(undefined);
        }}
      />
      {found && <p role="status">{toldOf(found)}</p>}
      <div className={styles['line']}>
        <Button isDisabled={address.trim() === ''} onPress={() => void ask('lookUpSuppression')}>
          {t('messages.settings.lookUp')}
        </Button>
        {found !== undefined && may('messages.send') && (
          <Change
            isStopped={found.why !== null}
            stop={() => void ask('suppressAddress', t('messages.settings.stopped'))}
            allow={() => void ask('liftSuppression', t('messages.settings.allowed'))}
          />
        )}
      </div>
    </div>
  );

  function toldOf({ why, at }: Found): string {
    if (why === null || at === null) return t('messages.settings.isOpen');
    return t(`messages.settings.${why}`, { date: date(at) });
  }
}

function Change(given: { isStopped: boolean; stop: () => void; allow: () => void }) {
  const { t } = useWords();
  const { isStopped, stop, allow } = given;
  return (
    <Button onPress={isStopped ? allow : stop}>
      {t(isStopped ? 'messages.settings.allow' : 'messages.settings.stop')}
    </Button>
  );
}
