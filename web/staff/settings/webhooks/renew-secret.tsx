import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Confirm } from '../../../ui/dialog.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';
import type { Endpoint } from './part.tsx';
import { shortAddress } from './short-address.ts';

interface RenewSecretProps {
  endpoint: Endpoint;
  onMade: (secret: string) => void;
  onClose: () => void;
}

/** Gives an endpoint a new secret; the one before counts for another day. */
export function RenewSecret({ endpoint, onMade, onClose }: RenewSecretProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const renew = async () => {
    setPending(true);
    try {
      const params = { id: endpoint.id };
      const { secret } = await call('changeWebhookSecret', { params, body: {} });
      await readAgain(client, 'listWebhooks');
      onClose();
      onMade(secret);
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
      setPending(false);
    }
  };
  return (
    <Confirm
      title={t('settings.webhooks.renewTitle', { name: shortAddress(endpoint.url) })}
      act={t('settings.webhooks.renew')}
      isOpen
      isPending={isPending}
      onConfirm={() => void renew()}
      onClose={onClose}
    >
      {t('settings.webhooks.renewBody')}
    </Confirm>
  );
}
