import { Confirm } from '../../../ui/dialog.tsx';
import { useWords } from '../../../words/index.ts';
import { useAct } from '../use-act.ts';
import type { TagRow } from './part.tsx';

/** Asks before a tag is taken off everybody. */
export function DeleteTag({ tag, onClose }: { tag: TagRow; onClose: () => void }) {
  const { t } = useWords();
  const { id, name } = tag;
  const remove = useAct('deleteTag', 'listTags', 'listCustomers', 'getCustomer');
  return (
    <Confirm
      title={t('settings.tags.deleteTitle', { name })}
      act={t('settings.tags.delete')}
      isOpen
      isPending={remove.isPending}
      onConfirm={() =>
        remove.act({ params: { id } }, t('settings.tags.deleted', { name }), onClose)
      }
      onClose={onClose}
    >
      {t('settings.tags.deleteBody')}
    </Confirm>
  );
}
