import { useRouterState } from '@tanstack/react-router';
import { KeyHelp } from '../../ui/key-help.tsx';
import { useWords } from '../../words/index.ts';

/** What the keys of the staff app do, those of the page one is on first. */
export function KeysWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isReviews = /^\/reviews(\/|$)/.test(path);
  const ofPage = isReviews
    ? [
        { keys: ['j', 'k'], does: t('reviews.keys.cases') },
        { keys: ['a'], does: t('reviews.keys.accept') },
        { keys: ['m'], does: t('reviews.keys.whole') },
        { keys: ['r'], does: t('reviews.keys.reject') },
        { keys: ['n'], does: t('reviews.keys.never') },
        { keys: ['l'], does: t('reviews.keys.later') },
        { keys: ['1', '9'], does: t('reviews.keys.pick') },
        { keys: ['w'], does: t('reviews.keys.why') },
        { keys: ['o'], does: t('reviews.keys.open') },
      ]
    : [{ keys: ['j', 'k'], does: t('keys.rows') }];
  const keys = [
    ...ofPage,
    { keys: ['mod+z'], does: t('keys.undo') },
    { keys: ['mod+k'], does: t('keys.palette') },
    { keys: ['/'], does: t('keys.search') },
    { keys: ['Enter'], does: t('keys.open') },
    { keys: ['e'], does: t('keys.edit') },
    { keys: ['c'], does: t('keys.customers') },
    { keys: ['Esc'], does: t('keys.close') },
    { keys: ['?'], does: t('keys.help') },
  ];
  return <KeyHelp keys={keys} onClose={onClose} />;
}
