import { Confirm } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { useAtWork } from '../../session.ts';
import { useAct } from '../use-act.ts';
import { nameOf } from './name-of.ts';
import type { Member } from './part.tsx';

/** Asks before a person's work for the business ends. */
export function RemoveMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useWords();
  const { user, business } = useAtWork();
  const name = nameOf(member);
  const remove = useAct('removeStaff', 'listStaff', 'getMe');
  const input = { params: { user: member.user } };
  return (
    <Confirm
      title={t('settings.team.removeTitle', { name })}
      act={t('settings.team.remove')}
      isOpen
      isPending={remove.isPending}
      onConfirm={() => remove.act(input, t('settings.team.removed', { name }), onClose)}
      onClose={onClose}
    >
      {member.user === user.id && (
        <Notice tone="warn" icon="warn">
          {t('settings.team.removeSelf', { business: business.name })}
        </Notice>
      )}
      <p>{t('settings.team.removeBody', { name, business: business.name })}</p>
    </Confirm>
  );
}
