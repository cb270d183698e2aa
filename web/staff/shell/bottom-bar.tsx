import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem, MenuSection } from '../../ui/menu.tsx';
import { useTheme } from '../../ui/theme.ts';
import { useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import { useSignOut } from './account-menu.tsx';
import styles from './bottom-bar.module.css';
import { useChooseBusiness } from './business-menu.tsx';
import type { Place } from './places.ts';
import { usePlaces } from './use-places.ts';

/** So many places stand side by side on a phone; the rest is behind "More". */
const beside = 3;

/** The navigation of a phone, within reach of the thumb. */
export function BottomBar() {
  const { t } = useWords();
  const places = usePlaces();
  return (
    <nav className={styles['bar']} aria-label={t('shell.navigation')}>
      {places.slice(0, beside).map(({ to, words, icon }) => (
        <Link key={to} to={to} className={styles['place'] ?? ''}>
          <Icon name={icon} />
          <span>{t(words)}</span>
        </Link>
      ))}
      <More places={places.slice(beside)} />
    </nav>
  );
}

function More({ places }: { places: readonly Place[] }) {
  const { t } = useWords();
  const { business, businesses } = useAtWork();
  const navigate = useNavigate();
  const choose = useChooseBusiness();
  const signOut = useSignOut();
  const { theme, choose: paint } = useTheme();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isHere = places.some(({ to }) => path.startsWith(to));
  const others = businesses.filter(({ id }) => id !== business.id);
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <Menu
      label={t('shell.more')}
      placement="bottom end"
      button={
        <Button className={styles['place'] ?? ''} data-status={isHere ? 'active' : undefined}>
          <Icon name="menu" />
          <span>{t('shell.more')}</span>
        </Button>
      }
    >
      {places.map(({ to, words, icon }) => (
        <MenuItem key={to} id={to} icon={icon} onAction={() => void navigate({ to })}>
          {t(words)}
        </MenuItem>
      ))}
      {others.length > 0 && (
        <MenuSection title={t('shell.switchBusiness')}>
          {others.map(({ id, name }) => (
            <MenuItem key={id} id={id} onAction={() => void choose(id)}>
              {name}
            </MenuItem>
          ))}
        </MenuSection>
      )}
      <MenuSection title={t('shell.account')}>
        <MenuItem
          id="look"
          icon={next === 'dark' ? 'moon' : 'sun'}
          onAction={() => paint(next)}
        >
          {t(`shell.themes.${next}`)}
        </MenuItem>
        <MenuItem id="out" icon="out" onAction={() => void signOut()}>
          {t('shell.signOut')}
        </MenuItem>
      </MenuSection>
    </Menu>
  );
}
