import { MenuItem } from '../../ui/menu.tsx';
import { useWords } from '../../words/index.ts';
import { RowMenu } from '../settings/row-menu.tsx';
import { useAct } from '../settings/use-act.ts';
import type { Waiting } from './waitlist-table.tsx';

/** Offers somebody the first time that suits, out of turn, or takes them off the list. */
export function WaitlistActs({ row: { id, state, customer } }: { row: Waiting }) {
  const { t } = useWords();
  const offer = useAct('offerWaiting', 'listWaitlist');
  const remove = useAct('removeFromWaitlist', 'listWaitlist');
  const name = customer?.name ?? t('waitlist.erased');
  if (state !== 'waiting' && state !== 'offered') return null;
  return (
    <RowMenu name={name}>
      {state === 'waiting' && (
        <MenuItem
          id="offer"
          icon="mail"
          onAction={() =>
            offer.act({ params: { id }, body: {} }, t('waitlist.offeredNow', { name }))
          }
        >
          {t('waitlist.offer')}
        </MenuItem>
      )}
      <MenuItem
        id="remove"
        icon="minus"
        onAction={() => remove.act({ params: { id } }, t('waitlist.removedNow', { name }))}
      >
        {t('waitlist.remove')}
      </MenuItem>
    </RowMenu>
  );
}
