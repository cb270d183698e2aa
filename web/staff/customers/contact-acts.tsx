import { lazy, Suspense, useState } from 'react';
import type { CustomerRecord } from '#contract/customer';
import type { identity } from '#contract/identity';
import type { CallBody } from '#contract/operation';
import { call } from '../../api/call.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { useUndoable } from './use-undoable.ts';

const BlockWindow = lazy(async () => ({
  default: (await import('./block-window.tsx')).BlockWindow,
}));

interface ContactActsProps {
  customer: Pick<CustomerRecord, 'id' | 'version'>;
  identifier: CustomerRecord['identifiers'][number];
}

/** What can be done with one e-mail address or phone number. */
export function ContactActs({ customer, identifier }: ContactActsProps) {
  const { t } = useWords();
  const may = useMay();
  const [isBlocking, setBlocking] = useState(false);
  const change = useAct('updateCustomer', 'getCustomer', 'getTimeline', 'listCustomers');
  const remove = useUndoable('updateCustomer', 'getCustomer', 'getTimeline', 'listCustomers');
  const unblock = useAct('unblockIdentifier', 'getCustomer', 'getTimeline');
  if (!may('customers.change')) return null;
  const { id, value, primary, blocked } = identifier;
  const label = t('settings.actsFor', { name: value });
  const update = (body: Omit<CallBody<(typeof identity)['updateCustomer']>, 'version'>) => ({
    params: { id: customer.id },
    body: { version: customer.version, ...body },
  });
  const params = { id: customer.id, identifier: id };
  const doom = () =>
    remove(update({ removeIdentifiers: [id] }), t('customer.removedContact', { value }), async () =>
      call('updateCustomer', update({ restoreIdentifiers: [id] })),
    );
  return (
    <>
      <Menu label={label} placement="bottom end" button={<IconButton icon="more" label={label} />}>
        {primary ? null : (
          <MenuItem
            id="first"
            icon="up"
            onAction={() =>
              change.act(update({ primaryIdentifiers: [id] }), t('customer.madeFirst'))
            }
          >
            {t('customer.makeFirst')}
          </MenuItem>
        )}
        {!may('customers.block') ? null : blocked ? (
          <MenuItem
            id="unblock"
            icon="undo"
            onAction={() => unblock.act({ params }, t('customer.unblocked'))}
          >
            {t('customer.unblock')}
          </MenuItem>
        ) : (
          <MenuItem id="block" icon="stop" onAction={() => setBlocking(true)}>
            {t('customer.block')}
          </MenuItem>
        )}
        <MenuItem id="remove" icon="trash" danger onAction={doom}>
          {t('customer.removeContact')}
        </MenuItem>
      </Menu>
      <Suspense>
        {isBlocking && (
          <BlockWindow params={params} value={value} onClose={() => setBlocking(false)} />
        )}
      </Suspense>
    </>
  );
}
