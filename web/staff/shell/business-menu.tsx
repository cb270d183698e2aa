import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { call } from '../../api/call.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem, MenuSection } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { useAtWork } from '../session.ts';
import styles from './menus.module.css';

/** Which business one is working for, and switching to another. */
export function BusinessMenu() {
  const { t } = useWords();
  const { business, businesses, role } = useAtWork();
  const choose = useChooseBusiness();
  return (
    <Menu
      label={t('shell.business')}
      button={
        <Button className={styles['trigger'] ?? ''}>
          <span className={styles['mark']} aria-hidden="true">
            {business.name.slice(0, 1)}
          </span>
          <span className={styles['words']}>
            <span className={styles['name']}>{business.name}</span>
            <span className={styles['detail']}>{t(`roles.${role}`)}</span>
          </span>
          <Icon name="upDown" />
        </Button>
      }
    >
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

/** Chooses the business one works for; nothing read for another business is kept. */
export function useChooseBusiness(): (business: string) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async (business) => {
    try {
      await call('chooseBusiness', { body: { business } });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
      return;
    }
    await router.navigate({ to: '/businesses' });
    client.clear();
    await router.navigate({ to: '/customers' });
  };
}
