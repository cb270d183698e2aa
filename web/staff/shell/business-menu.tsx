import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuSection } from '../../ui/menu.tsx';
import { useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import { useChooseBusiness } from './use-choose-business.ts';

/** The businesses one works for. */
export function BusinessMenu({ button }: { button: ReactNode }) {
  const { t } = useWords();
  const { business, businesses } = useAtWork();
  const choose = useChooseBusiness();
  return (
    <Menu label={t('shell.business')} button={button} defaultOpen>
      <MenuSection title={t('shell.businesses')}>
        {businesses.map(({ id, name, role, isDemo }) => (
          <MenuItem
            key={id}
            id={id}
            detail={isDemo ? `${t(`roles.${role}`)} · ${t('shell.demo')}` : t(`roles.${role}`)}
            chosen={id === business.id}
            onAction={() => void choose(id)}
          >
            {name}
          </MenuItem>
        ))}
      </MenuSection>
    </Menu>
  );
}
