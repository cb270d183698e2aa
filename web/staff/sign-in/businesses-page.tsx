import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Button as Row } from 'react-aria-components/Button';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { useSignOut } from '../shell/use-sign-out.ts';
import { useChooseBusiness } from '../shell/use-choose-business.ts';
import { Fault } from '../shell/route-states.tsx';
import { whoAmI } from '../session.ts';
import { Card } from './card.tsx';
import styles from './card.module.css';

/** Which of one's businesses to work for. */
export function BusinessesPage() {
  const { t } = useWords();
  const me = useQuery(whoAmI);
  const choose = useChooseBusiness();
  const signOut = useSignOut();
  const title = t('signIn.chooseBusiness');
  if (me.isError)
    return (
      <Card title={title}>
        <Fault fault={me.error} />
      </Card>
    );
  if (me.isPending)
    return (
      <Card title={title}>
        <Skeleton />
      </Card>
    );
  if (me.data.state !== 'signed_in') return <Navigate to="/sign-in" replace />;
  const { businesses } = me.data;
  return (
    <Card title={title} {...(businesses.length === 0 && { lead: t('signIn.noBusiness') })}>
      <ul className={styles['choices']}>
        {businesses.map(({ id, name, role }) => (
          <li key={id}>
            <Row className={styles['choice'] ?? ''} onPress={() => void choose(id)}>
              <span>
                {name}
                <small>{t(`roles.${role}`)}</small>
              </span>
              <Icon name="right" />
            </Row>
          </li>
        ))}
      </ul>
      <div>
        <Button look="quiet" icon="out" onPress={() => void signOut()}>
          {t('shell.signOut')}
        </Button>
      </div>
    </Card>
  );
}
