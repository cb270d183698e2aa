import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { call } from '../../api/call.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem, MenuSection } from '../../ui/menu.tsx';
import { type Theme, useTheme } from '../../ui/theme.ts';
import { type Language, languages, useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import styles from './menus.module.css';
import { useSwitchLanguage } from './use-switch-language.ts';

const themes = { system: 'half', light: 'sun', dark: 'moon' } as const satisfies Record<
  Theme,
  string
>;

/** Who one is, how the screen looks and speaks, and the way out. */
export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const { t, language } = useWords();
  const { user } = useAtWork();
  const { theme, choose } = useTheme();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const switchLanguage = useSwitchLanguage();
  const to = (part: string) => void navigate({ to: '/settings/$part', params: { part } });
  return (
    <Menu label={t('shell.account')} placement="top start" button={<Trigger user={user} />}>
      <MenuSection title={t('shell.look')}>
        {(Object.keys(themes) as Theme[]).map((each) => (
          <MenuItem
            key={each}
            id={each}
            icon={themes[each]}
            chosen={each === theme}
            onAction={() => choose(each)}
          >
            {t(`shell.themes.${each}`)}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection title={t('shell.language')}>
        {(Object.keys(languages) as Language[]).map((each) => (
          <MenuItem
            key={each}
            id={each}
            chosen={each === language}
            onAction={() => switchLanguage(each)}
          >
            {languages[each]}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection title={user.email}>
        <MenuItem id="account" icon="person" onAction={() => to('account')}>
          {t('settings.account.title')}
        </MenuItem>
        <MenuItem id="keys" icon="list" onAction={onKeys}>
          {t('ui.keys')}
        </MenuItem>
        <MenuItem id="out" icon="out" onAction={() => void signOut()}>
          {t('shell.signOut')}
        </MenuItem>
      </MenuSection>
    </Menu>
  );
}

function Trigger({ user }: { user: { name: string; email: string } }) {
  return (
    <Button className={styles['trigger'] ?? ''}>
      <Icon name="person" />
      <span className={styles['words']}>
        <span className={styles['name']}>{user.name === '' ? user.email : user.name}</span>
      </span>
      <Icon name="upDown" />
    </Button>
  );
}

/** Signs out; nothing that was read stays in this browser. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await call('signOut', {});
    await navigate({ to: '/sign-in' });
    client.clear();
  };
}
