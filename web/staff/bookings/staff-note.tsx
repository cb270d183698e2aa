import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { Section } from '../shell/page.tsx';
import styles from './bookings.module.css';
import { changedByBookings, type WholeBooking } from './states.ts';

/** What people at work wrote down about a booking. */
export function StaffNote({ booking: { id, version, staffNote } }: { booking: WholeBooking }) {
  const { t } = useWords();
  const mayChange = useMay()('bookings.change');
  const [typed, setTyped] = useState<string>();
  const save = useAct('changeBooking', ...changedByBookings);
  const send = () => {
    const body = { version, staffNote: typed?.trim() || null };
    save.act({ params: { id }, body }, t('bookings.noteSaved'), () => setTyped(undefined));
  };
  if (staffNote === null && !mayChange) return null;
  return (
    <Section
      title={t('bookings.note')}
      aside={
        mayChange &&
        typed === undefined && (
          <Button look="quiet" icon="edit" onPress={() => setTyped(staffNote ?? '')}>
            {t(staffNote === null ? 'bookings.addNote' : 'bookings.editNote')}
          </Button>
        )
      }
    >
      {typed === undefined ? (
        <p className={staffNote === null ? styles['soft'] : styles['said']}>
          {staffNote ?? t('bookings.noteHint')}
        </p>
      ) : (
        <div className={styles['stack']}>
          <TextField
            label={t('bookings.note')}
            hideLabel
            hint={t('bookings.noteHint')}
            rows={3}
            maxLength={5000}
            autoFocus
            value={typed}
            onChange={setTyped}
          />
          <div className={styles['line']}>
            <Button look="primary" isPending={save.isPending} onPress={send}>
              {t('bookings.saveNote')}
            </Button>
            <Button onPress={() => setTyped(undefined)}>{t('ui.cancel')}</Button>
          </div>
        </div>
      )}
    </Section>
  );
}
