import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Problem } from '../../api/problem.ts';
import { read } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { Fault } from '../shell/route-states.tsx';
import { Card } from './card.tsx';
import { useLinkToken } from './link-token.ts';
import { SetUpForm } from './set-up-form.tsx';

/** The first owner's way in: by a one-time link, they name themselves, their business and its first place. */
export function SetUpPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const token = useLinkToken();
  const setup = useQuery(read('getSetup', { body: { token } }));
  if (setup.isPending)
    return (
      <Card title={t('setUp.title')}>
        <Skeleton lines={6} />
      </Card>
    );
  if (setup.isError) return <DeadLink fault={setup.error} />;
  return (
    <Card title={t('setUp.title')} lead={t('setUp.lead')} wide>
      <SetUpForm
        token={token}
        onDone={(signedIn) =>
          void navigate({ to: signedIn ? '/start' : '/sign-in', replace: true })
        }
      />
    </Card>
  );
}

/** A link that has been used or has run out; another fault is shown as such. */
export function DeadLink({ fault }: { fault: Problem }) {
  const { t } = useWords();
  const isDead = fault.code === 'link_dead' || fault.code === 'invalid_input';
  return (
    <Card title={t('setUp.linkDead')}>
      {isDead ? (
        <EmptyState
          title={t('problems.link_dead')}
          acts={<ButtonLink to="/sign-in">{t('signIn.title')}</ButtonLink>}
        >
          {t('setUp.linkDeadWhy')}
        </EmptyState>
      ) : (
        <Fault fault={fault} />
      )}
    </Card>
  );
}
