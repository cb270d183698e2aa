import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { AgendaList } from '../bookings/agenda-list.tsx';
import { useAtWork } from '../session.ts';
import { Fault } from '../shell/route-states.tsx';

interface SessionWindowProps {
  id: string;
  title: string;
  onClose: () => void;
}

const mostShown = 200;

/** Who has a seat in a session. */
export function SessionWindow({ id, title, onClose }: SessionWindowProps) {
  const { t } = useWords();
  const { timeZone } = useAtWork().business;
  const seats = useQuery(read('listBookings', { query: { session: id, limit: mostShown } }));
  const rows = seats.data?.rows ?? [];
  return (
    <Dialog title={title} isOpen onClose={onClose} width="wide">
      <DialogBody>
        {seats.isPending && <Skeleton lines={4} />}
        {seats.isError && <Fault fault={seats.error} again={() => void seats.refetch()} />}
        {seats.isSuccess && rows.length === 0 && <p>{t('calendar.noneJoined')}</p>}
        {rows.length > 0 && (
          <AgendaList
            label={title}
            timeZone={timeZone}
            rows={rows.map((one) => ({
              ...one,
              with: [t('bookings.partyOf', { count: one.party })],
            }))}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}
