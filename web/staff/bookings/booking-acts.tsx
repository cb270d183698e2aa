import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { useNow } from '../calendar/use-now.ts';
import { useAtWork, useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { CancelWindow } from './cancel-window.tsx';
import { DeclineWindow } from './decline-window.tsx';
import { MoveWindow } from './move-window.tsx';
import { NoShowWindow } from './no-show-window.tsx';
import { changedByBookings, isStanding, type WholeBooking } from './states.ts';

type Asked = 'move' | 'cancel' | 'decline' | 'noShow';

/** What staff may do about a booking: the next step in front, what is seldom done behind three dots. */
export function BookingActs({ booking }: { booking: WholeBooking }) {
  const may = useMay();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <>
      {may('bookings.change') && <Steps booking={booking} onAsk={setAsked} />}
      <More booking={booking} mayChange={may('bookings.change')} onAsk={setAsked} />
      {asked === 'move' && <MoveWindow booking={booking} onClose={close} />}
      {asked === 'cancel' && <CancelWindow booking={booking} onClose={close} />}
      {asked === 'decline' && <DeclineWindow booking={booking} onClose={close} />}
      {asked === 'noShow' && <NoShowWindow booking={booking} onClose={close} />}
    </>
  );
}

interface StepsProps {
  booking: WholeBooking;
  onAsk: (what: Asked) => void;
}

/** The next step of a booking, and moving it. */
function Steps({ booking: { id, version, status }, onAsk }: StepsProps) {
  const { t } = useWords();
  const confirm = useAct('confirmBooking', ...changedByBookings);
  const start = useAct('startBooking', ...changedByBookings);
  const complete = useAct('completeBooking', ...changedByBookings);
  const given = { params: { id }, body: { version } };
  return (
    <>
      {isStanding(status) && (
        <Button onPress={() => onAsk('move')}>{t('bookings.acts.move')}</Button>
      )}
      {status === 'pending' && (
        <Button
          look="primary"
          icon="check"
          isPending={confirm.isPending}
          onPress={() => confirm.act(given, t('bookings.done.confirm'))}
        >
          {t('bookings.acts.confirm')}
        </Button>
      )}
      {status === 'confirmed' && (
        <Button
          look="primary"
          icon="check"
          isPending={start.isPending}
          onPress={() => start.act(given, t('bookings.done.start'))}
        >
          {t('bookings.acts.start')}
        </Button>
      )}
      {(status === 'in_progress' || status === 'no_show') && (
        <Button
          look={status === 'no_show' ? 'plain' : 'primary'}
          icon="check"
          isPending={complete.isPending}
          onPress={() => complete.act(given, t('bookings.done.complete'))}
        >
          {t(status === 'no_show' ? 'bookings.acts.came' : 'bookings.acts.complete')}
        </Button>
      )}
    </>
  );
}

/** What is seldom done. */
function More({ booking, mayChange, onAsk }: StepsProps & { mayChange: boolean }) {
  const { t } = useWords();
  const copy = useCopyLink(booking);
  const { status, next, startsAt } = booking;
  const label = t('bookings.acts.more');
  const hasBegun = Date.parse(startsAt) <= useNow();
  return (
    <Menu label={label} placement="bottom end" button={<IconButton icon="more" label={label} />}>
      <MenuItem id="link" icon="link" onAction={copy}>
        {t('bookings.acts.link')}
      </MenuItem>
      {mayChange && hasBegun && next.includes('no_show') && (
        <MenuItem id="noShow" icon="close" onAction={() => onAsk('noShow')}>
          {t('bookings.acts.noShow')}
        </MenuItem>
      )}
      {mayChange && status === 'pending' && (
        <MenuItem id="decline" icon="close" onAction={() => onAsk('decline')}>
          {t('bookings.acts.decline')}
        </MenuItem>
      )}
      {mayChange && next.includes('cancelled') && (
        <MenuItem id="cancel" icon="trash" danger onAction={() => onAsk('cancel')}>
          {t('bookings.acts.cancel')}
        </MenuItem>
      )}
    </Menu>
  );
}

/** Copies the link by which a customer sees and changes their booking. */
function useCopyLink({ link }: WholeBooking): () => void {
  const { t } = useWords();
  const { slug } = useAtWork().business;
  return () => {
    const address = `${location.origin}/b/${slug}/booking#${link}`;
    void navigator.clipboard
      .writeText(address)
      .then(() => toast({ text: t('bookings.done.link') }))
      .catch(() => toast({ text: address, tone: 'bad' }));
  };
}
