import { KeyHelp } from '../../ui/key-help.tsx';
import { useWords } from '../../words/index.ts';

/** What the keys of the staff app do. */
export function KeysWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const keys = [
    { keys: ['mod+k'], does: t('keys.palette') },
    { keys: ['/'], does: t('keys.search') },
    { keys: ['j', 'k'], does: t('keys.rows') },
    { keys: ['Enter'], does: t('keys.open') },
    { keys: ['e'], does: t('keys.edit') },
    { keys: ['c'], does: t('keys.customers') },
    { keys: ['mod+z'], does: t('keys.undo') },
    { keys: ['Esc'], does: t('keys.close') },
    { keys: ['?'], does: t('keys.help') },
  ];
  return <KeyHelp keys={keys} onClose={onClose} />;
}
