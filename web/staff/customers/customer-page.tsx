import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Tag } from '../../ui/tag.tsx';
import { date } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { Page, Section } from '../shell/page.tsx';
import { CustomerConsents } from './consents.tsx';
import { CustomerTotals } from './totals.tsx';
import { CustomerTier } from './tier.tsx';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerTimeline } from './customer-timeline.tsx';
import styles from './customer.module.css';
import { CustomerPrivacy } from './privacy.tsx';
import { Files } from './files.tsx';
import { HouseholdSection } from './household.tsx';
import { IdentityHistory } from './merging/identity-history.tsx';
import { Notes } from './notes.tsx';
import { OldHashes } from './old-hashes.tsx';
import { ProfileList } from './profile-list.tsx';
import { CustomerBookings } from '../bookings/customer-bookings.tsx';
import { CustomerMessages } from '../messages/customer-messages.tsx';
import { CustomerPackages } from '../packages/customer-packages.tsx';
import { ReviewNotice } from './review-notice.tsx';

const EditCustomer = lazy(async () => ({
  default: (await import('./edit-customer.tsx')).EditCustomer,
}));

const route = getRouteApi('/shell/customers/$id');

/** One live record of a customer: what is known, from where, and what happened. */
export function CustomerPage() {
  const { t } = useWords();
  const may = useMay();
  const { id } = route.useParams();
  const { data: customer } = useSuspenseQuery(read('getCustomer', { params: { id } }));
  const [isEditing, setEditing] = useState(false);
  const edit = () => may('customers.change') && setEditing(true);
  useKeys({ e: edit });
  const { name, tags, reviews, mergedFrom, profiles, createdAt } = customer;
  return (
    <Page
      title={name === '' ? t('customers.noName') : name}
      aside={
        <>
          {reviews.length > 0 && <Badge tone="warn">{t('customers.inReview')}</Badge>}
          {tags.map(({ id, name, color }) => (
            <Tag key={id} color={color}>
              {name}
            </Tag>
          ))}
        </>
      }
      detail={
        <>
          <span>{t('customer.since', { date: date(createdAt) })}</span>
          <CopyableId value={customer.id} label={t('customer.id')} />
          {mergedFrom.length > 0 && (
            <span>{t('customer.mergedFrom', { count: mergedFrom.length })}</span>
          )}
        </>
      }
      acts={<Acts id={customer.id} onEdit={edit} />}
    >
      <ReviewNotice reviews={reviews} />
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <CustomerFacts customer={customer} />
          <CustomerTotals id={customer.id} />
          <HouseholdSection key={customer.id} customer={customer.id} name={name} />
          <CustomerTier id={customer.id} />
          <CustomerConsents id={customer.id} />
          <OldHashes key={`old ${customer.id}`} id={customer.id} />
          <CustomerPrivacy id={customer.id} name={name} />
        </div>
        <div className={styles['main']}>
          <Notes key={customer.id} customer={customer.id} />
          <Section title={t('customer.profiles')}>
            <ProfileList customer={customer.id} profiles={profiles} />
          </Section>
          <CustomerBookings id={customer.id} />
          <CustomerPackages key={`packages ${customer.id}`} id={customer.id} />
          <CustomerMessages id={customer.id} />
          <IdentityHistory id={customer.id} />
          <Files key={customer.id} customer={customer.id} />
          <CustomerTimeline id={customer.id} />
        </div>
      </div>
      <Suspense>
        {isEditing && <EditCustomer customer={customer} onClose={() => setEditing(false)} />}
      </Suspense>
    </Page>
  );
}

/** Merging comes first: editing is what is done most, and stands where the hand is. */
function Acts({ id, onEdit }: { id: string; onEdit: () => void }) {
  const { t } = useWords();
  const may = useMay();
  return (
    <>
      {may('customers.merge') && (
        <ButtonLink to="/customers/$id/merge" params={{ id }}>
          {t('customer.mergeWith')}
        </ButtonLink>
      )}
      {may('customers.change') && (
        <Button icon="edit" onPress={onEdit} aria-keyshortcuts="e">
          {t('customer.edit')}
        </Button>
      )}
    </>
  );
}
