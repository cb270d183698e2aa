import { Confirm } from '../../../ui/dialog.tsx';
import { useWords } from '../../../words/index.ts';
import { useAct } from '../use-act.ts';
import type { Provider } from './part.tsx';

/** Asks before a service goes. */
export function RemoveProvider({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const { t } = useWords();
  const { id, name } = provider;
  const remove = useAct('removeSignInProvider', 'listSignInProviders');
  return (
    <Confirm
      title={t('settings.signIn.removeTitle', { name })}
      act={t('settings.signIn.remove')}
      isOpen
      isPending={remove.isPending}
      onConfirm={() =>
        remove.act({ params: { id } }, t('settings.signIn.removed', { name }), onClose)
      }
      onClose={onClose}
    >
      {t('settings.signIn.removeBody')}
    </Confirm>
  );
}
