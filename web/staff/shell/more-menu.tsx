import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuSection } from '../../ui/menu.tsx';
import { useTheme } from '../../ui/theme.ts';
import { useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import { LanguageSection } from './menu-sections.tsx';
import type { Place } from './places.ts';
import { useChooseBusiness } from './use-choose-business.ts';
import { useSignOut } from './use-sign-out.ts';

interface MoreMenuProps {
  button: ReactNode;
  places: readonly Place[];
}

/** What a phone has no room for beside the first places. */
export function MoreMenu({ button, places }: MoreMenuProps) {
  const { t } = useWords();
  const { business, businesses, user } = useAtWork();
  const navigate = useNavigate();
  const choose = useChooseBusiness();
  const signOut = useSignOut();
  const { theme, choose: paint } = useTheme();
  const others = businesses.filter(({ id }) => id !== business.id);
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <Menu label={t('shell.more')} placement="top end" button={button} defaultOpen>
      <MenuSection title={business.name}>
        {places.map(({ to, words, icon }) => (
          <MenuItem key={to} id={to} icon={icon} onAction={() => void navigate({ to })}>
            {t(words)}
          </MenuItem>
        ))}
      </MenuSection>
      {others.length > 0 && (
        <MenuSection title={t('shell.switchBusiness')}>
          {others.map(({ id, name }) => (
            <MenuItem key={id} id={id} onAction={() => void choose(id)}>
              {name}
            </MenuItem>
          ))}
        </MenuSection>
      )}
      <LanguageSection />
      <MenuSection title={user.email}>
        <MenuItem id="look" icon={next === 'dark' ? 'moon' : 'sun'} onAction={() => paint(next)}>
          {t(`shell.themes.${next}`)}
        </MenuItem>
        <MenuItem id="out" icon="out" onAction={() => void signOut()}>
          {t('shell.signOut')}
        </MenuItem>
      </MenuSection>
    </Menu>
  );
}
