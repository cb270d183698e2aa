import { useState } from 'react';
import { Confirm } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { ChargeWindow } from '../payments/charge-window.tsx';
import { useAct } from '../settings/use-act.ts';
import { changedByBookings, type WholeBooking } from './states.ts';
import { useFee } from './use-fee.ts';

interface NoShowWindowProps {
  booking: WholeBooking;
  onClose: () => void;
}

/** Notes that nobody came; where a card is saved for that, its fee is charged in a second step. */
export function NoShowWindow({ booking, onClose }: NoShowWindowProps) {
  const { t } = useWords();
  const { id, version } = booking;
  const charge = useFee(booking);
  const [wants, setWants] = useState(true);
  const [isNoted, setNoted] = useState(false);
  const noShow = useAct('noShowBooking', ...changedByBookings);
  const noted = () => (wants && charge !== undefined ? setNoted(true) : onClose());
  if (isNoted && charge !== undefined)
    return <ChargeWindow booking={id} {...charge} onClose={onClose} />;
  return (
    <Confirm
      title={t('bookings.noShowTitle')}
      act={t('bookings.acts.noShow')}
      isOpen
      isPending={noShow.isPending}
      onConfirm={() =>
        noShow.act({ params: { id }, body: { version } }, t('bookings.done.noShow'), noted)
      }
      onClose={onClose}
    >
      <p>{t('bookings.noShowBody')}</p>
      {charge !== undefined && (
        <Checkbox isSelected={wants} onChange={setWants}>
          {t('bookings.noShowFee', { amount: money(charge.fee), ...cardOf(charge.card) })}
        </Checkbox>
      )}
    </Confirm>
  );
}

const cardOf = ({ brand, last4 }: { brand: string; last4: string }) => ({ brand, last4 });
