import { Link, useRouterState } from '@tanstack/react-router';
import { Icon } from '../../ui/icon.tsx';
import { lazyMenu } from '../../ui/lazy-menu.tsx';
import { useWords } from '../../words/index.ts';
import styles from './bottom-bar.module.css';
import type { Place } from './places.ts';
import { usePlaces } from './use-places.ts';

const MoreMenu = lazyMenu<{ places: readonly Place[] }>(
  async () => (await import('./more-menu.tsx')).MoreMenu,
);

/** So many places stand side by side on a phone; the rest is behind "More". */
const beside = 3;

/** The navigation of a phone, within reach of the thumb. */
export function BottomBar() {
  const { t } = useWords();
  const places = usePlaces();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const rest = places.slice(beside);
  const isHere = rest.some(({ to }) => path.startsWith(to));
  return (
    <nav className={styles['bar']} aria-label={t('shell.navigation')}>
      {places.slice(0, beside).map(({ to, words, icon }) => (
        <Link key={to} to={to} className={styles['place'] ?? ''}>
          <Icon name={icon} />
          <span>{t(words)}</span>
        </Link>
      ))}
      <MoreMenu className={`${styles['place']} ${isHere ? styles['here'] : ''}`} places={rest}>
        <Icon name="menu" />
        <span>{t('shell.more')}</span>
      </MoreMenu>
    </nav>
  );
}
