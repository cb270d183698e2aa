import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { Pair } from '../form/form.tsx';
import { AnywayWindow } from './anyway-window.tsx';
import { Rehearsed } from './rehearsed.tsx';
import type { Booking } from './states.ts';
import { useGoal, useOthers } from './use-goal.ts';
import { useMove } from './use-move.ts';
import { ZoneNote } from './zone-note.tsx';

/** Puts a booking to another time, to others, or makes it longer or shorter. */
export function MoveWindow({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useWords();
  const goal = useGoal(booking);
  const moving = useMove();
  const send = async () => {
    if ((await moving.go(goal.move)) !== undefined) onClose();
  };
  return (
    <Dialog title={t('bookings.moveTitle')} isOpen onClose={onClose}>
      <DialogBody>
        <ZoneNote />
        <Pair>
          <TextField label={t('bookings.day')} type="date" autoFocus {...goal.day} />
          <TextField label={t('bookings.time')} type="time" {...goal.time} />
        </Pair>
        <Others booking={booking} goal={goal} />
        {goal.isReady && !goal.isLonger && <Rehearsed move={goal.move} />}
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          isDisabled={!goal.isReady}
          isPending={moving.isBusy}
          onPress={() => void send()}
        >
          {t('bookings.moveTitle')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
      <AnywayWindow moving={moving} onDone={onClose} />
    </Dialog>
  );
}

/** Whom and what it takes, and for how long. */
function Others({ booking, goal }: { booking: Booking; goal: ReturnType<typeof useGoal> }) {
  const { t } = useWords();
  const { pools, options } = useOthers(booking);
  const { currency } = booking.price;
  return (
    <>
      {pools.map(({ label, choices }, place) => (
        <Select
          key={booking.resources[place]?.id}
          label={label === '' ? t('bookings.with') : label}
          value={goal.taken[place] ?? null}
          choices={choices}
          onChange={(id) => goal.put(place, id)}
        />
      ))}
      {options.length > 1 && (
        <Select
          label={t('bookings.length')}
          value={goal.length}
          choices={options.map(({ id, minutes, priceMinor }) => ({
            value: id,
            label: t('bookings.minutes', { number: minutes }),
            detail: money({ minor: priceMinor, currency }),
          }))}
          onChange={goal.setLength}
        />
      )}
    </>
  );
}
