import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuSection } from '../../ui/menu.tsx';
import { useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import { LanguageSection, LookSection } from './menu-sections.tsx';
import { useSignOut } from './use-sign-out.ts';

interface AccountMenuProps {
  button: ReactNode;
  onKeys: () => void;
}

/** Who one is, how the screen looks and speaks, and the way out. */
export function AccountMenu({ button, onKeys }: AccountMenuProps) {
  const { t } = useWords();
  const { user } = useAtWork();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const toAccount = () => void navigate({ to: '/settings/$part', params: { part: 'account' } });
  return (
    <Menu label={t('shell.account')} placement="top start" button={button} defaultOpen>
      <LookSection />
      <LanguageSection />
      <MenuSection title={user.email}>
        <MenuItem id="account" icon="person" onAction={toAccount}>
          {t('shell.account')}
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
