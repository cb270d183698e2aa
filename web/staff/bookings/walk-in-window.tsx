import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { refusalWords } from './against.ts';
import { changedByBookings } from './states.ts';
import { useWhose, WhoseFields } from './whose.tsx';
import { useWish } from './use-wish.ts';
import { WishFields } from './wish-fields.tsx';

/** Books for somebody who stands there, from this minute on. */
export function WalkInWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const wish = useWish(undefined);
  const whose = useWhose('nameless');
  const walkIn = useWrite('walkIn', ...changedByBookings);
  const [fault, setFault] = useState<unknown>();
  const send = async () => {
    if (wish.body === undefined) return;
    try {
      const { id, reference } = await walkIn.mutateAsync({
        body: { ...wish.body, ...whose.body },
      });
      onClose();
      const run = () => void navigate({ to: '/bookings/$id', params: { id } });
      toast({
        text: t('bookings.checkedIn', { reference }),
        act: { words: t('bookings.see'), run },
      });
    } catch (thrown) {
      setFault(thrown);
    }
  };
  return (
    <Dialog title={t('bookings.walkInTitle')} isOpen onClose={onClose} width="wide">
      <DialogBody>
        <p>{t('bookings.walkInBody')}</p>
        {wish.services === undefined && <Skeleton lines={4} />}
        {wish.services?.length === 0 && <Notice>{t('bookings.nothingToBook')}</Notice>}
        <WishFields wish={wish} />
        <WhoseFields ways={['nameless', 'known', 'new']} given={whose} />
        {fault !== undefined && (
          <Notice tone="bad" icon="warn">
            {refusalWords(fault)}
          </Notice>
        )}
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          icon="check"
          isDisabled={wish.body === undefined || !whose.isWhole}
          isPending={walkIn.isPending}
          onPress={() => void send()}
        >
          {t('bookings.checkIn')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
