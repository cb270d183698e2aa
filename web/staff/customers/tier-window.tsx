import { useState } from 'react';
import type { Reply } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { useAct } from '../settings/use-act.ts';

interface TierWindowProps {
  id: string;
  now: string | null;
  tiers: Reply<'listTiers'>['rows'];
  onClose: () => void;
}

/** Stands for no tier: a choice must have a value. */
const none = 'none';

/** Puts a customer in a tier, or in none, with the reason for whoever wonders later. */
export function TierWindow({ id, now, tiers, onClose }: TierWindowProps) {
  const { t } = useWords();
  const [tier, setTier] = useState(now ?? none);
  const [reason, setReason] = useState('');
  const set = useAct(
    'setCustomerTier',
    'getCustomerTier',
    'listTiers',
    'getTimeline',
    'previewMerge',
  );
  const save = () =>
    set.act(
      { params: { id }, body: { tier: tier === none ? null : tier, reason } },
      t('customer.tier.saved'),
      onClose,
    );
  return (
    <Dialog title={t('customer.tier.set')} isOpen onClose={onClose}>
      <DialogBody>
        <Select
          label={t('customer.tier.title')}
          value={tier}
          choices={[
            ...tiers.map(({ id: value, name }) => ({ value, label: name })),
            { value: none, label: t('customer.tier.noTier') },
          ]}
          onChange={setTier}
        />
        <TextField
          label={t('customer.tier.reason')}
          hint={t('customer.tier.reasonHint')}
          maxLength={400}
          value={reason}
          onChange={setReason}
        />
      </DialogBody>
      <DialogActs>
        <Button look="primary" isPending={set.isPending} onPress={save}>
          {t('customer.tier.set')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
