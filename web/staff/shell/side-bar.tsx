import { Link } from '@tanstack/react-router';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/index.ts';
import { AccountMenu } from './account-menu.tsx';
import { BusinessMenu } from './business-menu.tsx';
import styles from './side-bar.module.css';
import { usePlaces } from './use-places.ts';

/** The navigation at the left: which business, where to go, who one is. */
export function SideBar({ onKeys }: { onKeys: () => void }) {
  const { t } = useWords();
  const places = usePlaces();
  return (
    <div className={styles['side']}>
      <BusinessMenu />
      <nav className={styles['places']} aria-label={t('shell.navigation')}>
        {places.map(({ to, words, icon }) => (
          <Link key={to} to={to} className={styles['place'] ?? ''}>
            <Icon name={icon} />
            {t(words)}
          </Link>
        ))}
      </nav>
      <AccountMenu onKeys={onKeys} />
    </div>
  );
}
