import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import { useAct } from '../settings/use-act.ts';

/** Gives the hours of every week to other people and places, in place of theirs. */
export function CopyWeekWindow({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const me = useAtWork();
  const [to, setTo] = useState<readonly string[]>([]);
  const list = useQuery(read('listResources', {}));
  const copy = useAct('copyWeek', 'getHours');
  const isTheirs = (user: string | null) => me.role !== 'consultant' || user === me.user.id;
  const others = (list.data?.rows ?? []).filter(
    (one) => one.id !== id && one.archivedAt === null && isTheirs(one.user),
  );
  return (
    <Dialog title={t('hours.copyWeek')} isOpen onClose={onClose}>
      <DialogBody>
        <p>{t('hours.copyWeekBody')}</p>
        {others.length === 0 && <p>{t('hours.nobodyElse')}</p>}
        {others.map((one) => (
          <Checkbox
            key={one.id}
            isSelected={to.includes(one.id)}
            onChange={(on) => setTo(on ? [...to, one.id] : to.filter((other) => other !== one.id))}
          >
            {one.name}
          </Checkbox>
        ))}
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          isDisabled={to.length === 0 || to.length > 50}
          isPending={copy.isPending}
          onPress={() =>
            copy.act({ params: { id }, body: { to: [...to] } }, t('settings.saved'), onClose)
          }
        >
          {t('hours.copy')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
