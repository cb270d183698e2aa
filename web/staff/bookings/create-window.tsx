import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { instantAt } from '../calendar/days.ts';
import { Pair } from '../form/form.tsx';
import { PackageChoice, usePackage } from '../packages/package-choice.tsx';
import { clockOf, minuteOf } from '../services/clock.ts';
import { useAtWork } from '../session.ts';
import { refusalWords, stagesIn } from './against.ts';
import { type Exemption, toSetAside, usual } from './exempt.ts';
import { Offered } from './offered.tsx';
import { changedByBookings } from './states.ts';
import { useWhose, WhoseFields } from './whose.tsx';
import { useWish } from './use-wish.ts';
import { WishFields } from './wish-fields.tsx';

interface CreateWindowProps {
  /** Where empty time was pressed. */
  at: { readonly day: string; readonly minute: number; readonly resource: string | undefined };
  onClose: () => void;
}

/** Books a time for a customer. Rules of the business that stand against it are set aside by pressing once more. */
export function CreateWindow({ at, onClose }: CreateWindowProps) {
  const { t } = useWords();
  const { timeZone } = useAtWork().business;
  const [day, setDay] = useState(at.day);
  const [time, setTime] = useState(clockOf(at.minute));
  const [note, setNote] = useState('');
  const wish = useWish(at.resource);
  const whose = useWhose('known');
  const paidWith = usePackage({
    customer: whose.body.customer,
    service: wish.body?.service,
  });
  const minute = minuteOf(time, -1);
  const start = day === '' || minute < 0 ? undefined : instantAt(day, minute, timeZone);
  const create = useCreate(onClose);
  const isReady = wish.body !== undefined && start !== undefined && whose.isWhole;
  const send = () => {
    if (wish.body === undefined || start === undefined) return;
    const staffNote = note.trim() === '' ? null : note.trim();
    void create.send({ ...wish.body, ...whose.body, start, staffNote, package: paidWith.value });
  };
  return (
    <Dialog title={t('bookings.add')} isOpen onClose={onClose} width="wide">
      <DialogBody>
        <WhoseFields ways={['known', 'new']} given={whose} />
        {wish.services === undefined && <Skeleton lines={4} />}
        {wish.services?.length === 0 && <Notice>{t('bookings.nothingToBook')}</Notice>}
        <WishFields wish={wish} />
        <Pair>
          <TextField label={t('bookings.day')} type="date" value={day} onChange={setDay} />
          <TextField label={t('bookings.time')} type="time" value={time} onChange={setTime} />
        </Pair>
        {wish.body && start !== undefined && <Offered wish={wish.body} start={start} />}
        <PackageChoice {...paidWith} />
        <TextField
          label={t('bookings.note')}
          hint={t('bookings.noteHint')}
          optional={t('forms.optional')}
          maxLength={5000}
          value={note}
          onChange={setNote}
        />
        {create.fault !== undefined && (
          <Notice tone="bad" icon="warn">
            {refusalWords(create.fault)}
          </Notice>
        )}
      </DialogBody>
      <DialogActs>
        <Button look="primary" isDisabled={!isReady} isPending={create.isPending} onPress={send}>
          {t(create.despite === undefined ? 'bookings.addNow' : 'bookings.addAnyway')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}

type Body = Omit<
  NonNullable<Parameters<ReturnType<typeof useBook>['mutateAsync']>[0]['body']>,
  'despite'
>;
const useBook = () => useWrite('createBooking', ...changedByBookings);

/** Sends a booking; where only rules of the business stand against it, the next time is in spite of them. */
function useCreate(onClose: () => void) {
  const { t } = useWords();
  const navigate = useNavigate();
  const book = useBook();
  const [fault, setFault] = useState<unknown>();
  const [despite, setDespite] = useState<Exemption[]>();
  const send = async (body: Body) => {
    try {
      const { id, reference } = await book.mutateAsync({
        body: { ...body, despite: despite ?? [...usual] },
      });
      onClose();
      toast({
        text: t('bookings.added', { reference }),
        act: {
          words: t('bookings.see'),
          run: () => void navigate({ to: '/bookings/$id', params: { id } }),
        },
      });
    } catch (thrown) {
      setFault(thrown);
      setDespite(toSetAside(stagesIn(thrown) ?? []));
    }
  };
  return { send, fault, despite, isPending: book.isPending };
}
