import { Confirm } from '../../../ui/dialog.tsx';
import { useWords } from '../../../words/index.ts';
import { useAct } from '../use-act.ts';
import type { Endpoint } from './part.tsx';
import { shortAddress } from './short-address.ts';

/** Asks before an endpoint goes, with the list of what it was sent. */
export function RemoveEndpoint({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  const { t } = useWords();
  const name = shortAddress(endpoint.url);
  const remove = useAct('deleteWebhook', 'listWebhooks');
  return (
    <Confirm
      title={t('settings.webhooks.removeTitle', { name })}
      act={t('settings.webhooks.remove')}
      isOpen
      isPending={remove.isPending}
      onConfirm={() =>
        remove.act(
          { params: { id: endpoint.id } },
          t('settings.webhooks.removed', { name }),
          onClose,
        )
      }
      onClose={onClose}
    >
      {t('settings.webhooks.removeBody')}
    </Confirm>
  );
}
