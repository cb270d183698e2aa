import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../api/query.ts';
import { Icon } from '../../ui/icon.tsx';
import { lazyMenu } from '../../ui/lazy-menu.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import styles from './side-bar.module.css';
import { usePlaces } from './use-places.ts';

const BusinessMenu = lazyMenu(async () => (await import('./business-menu.tsx')).BusinessMenu);
const AccountMenu = lazyMenu<{ onKeys: () => void }>(
  async () => (await import('./account-menu.tsx')).AccountMenu,
);

/** The navigation at the left: which business, where to go, who one is. */
export function SideBar({ onKeys }: { onKeys: () => void }) {
  const { t } = useWords();
  const places = usePlaces();
  const { business, role, user } = useAtWork();
  return (
    <div className={styles['side']}>
      <BusinessMenu className={styles['trigger'] ?? ''}>
        <span className={styles['mark']} aria-hidden="true">
          {business.name.slice(0, 1)}
        </span>
        <span className={styles['words']}>
          <span className={styles['name']}>{business.name}</span>
          <span className={styles['detail']}>
            {t(`roles.${role}`)}
            {business.isDemo && ` · ${t('shell.demo')}`}
          </span>
        </span>
        <Icon name="upDown" />
      </BusinessMenu>
      <nav className={styles['places']} aria-label={t('shell.navigation')}>
        {places.map(({ to, words, icon, counts }) => (
          <Link key={to} to={to} className={styles['place'] ?? ''}>
            <Icon name={icon} />
            {t(words)}
            {counts && <Waiting />}
          </Link>
        ))}
      </nav>
      <AccountMenu className={styles['trigger'] ?? ''} onKeys={onKeys}>
        <Icon name="person" />
        <span className={styles['words']}>
          <span className={styles['name']}>{user.name === '' ? user.email : user.name}</span>
        </span>
        <Icon name="upDown" />
      </AccountMenu>
    </div>
  );
}

/** How many cases are to be decided; nothing where there are none. */
function Waiting() {
  const { data } = useQuery({ ...read('countReviews', {}), staleTime: 60_000 });
  if (data === undefined || data.now === 0) return null;
  return <span className={styles['count']}>{number(data.now)}</span>;
}
