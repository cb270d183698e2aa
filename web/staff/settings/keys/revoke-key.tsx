import { Confirm } from '../../../ui/dialog.tsx';
import { useWords } from '../../../words/index.ts';
import { useAct } from '../use-act.ts';
import type { ApiKey } from './part.tsx';

/** Asks before the programs that use a key are locked out. */
export function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useWords();
  const { id, name } = apiKey;
  const revoke = useAct('revokeApiKey', 'listApiKeys');
  return (
    <Confirm
      title={t('settings.keys.revokeTitle', { name })}
      act={t('settings.keys.revoke')}
      isOpen
      isPending={revoke.isPending}
      onConfirm={() =>
        revoke.act({ params: { id } }, t('settings.keys.revoked', { name }), onClose)
      }
      onClose={onClose}
    >
      {t('settings.keys.revokeBody')}
    </Confirm>
  );
}
