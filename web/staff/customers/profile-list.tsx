import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { CustomerRecord } from '#contract/customer';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { likelihood } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import styles from './customer.module.css';
import { ProfileActs } from './merging/profile-acts.tsx';
import { ProfileWhy } from './profile-why.tsx';

type Profile = CustomerRecord['profiles'][number];

const tones: Record<Profile['link']['method'], Tone> = {
  staff: 'accent',
  verified: 'good',
  automatic: 'note',
  new: 'quiet',
};

/** Where a customer came in, and how each profile came to be theirs; the first one that was compared stands open. */
export function ProfileList({
  customer,
  profiles,
}: {
  customer: string;
  profiles: readonly Profile[];
}) {
  const compared = profiles.find(({ link }) => link.why !== null);
  const [open, setOpen] = useState<string | undefined>(compared?.id);
  return (
    <ul className={styles['profiles']}>
      {profiles.map((profile) => (
        <li key={profile.id}>
          <ProfileHead
            profile={profile}
            isOpen={open === profile.id}
            onPress={() => setOpen(open === profile.id ? undefined : profile.id)}
          />
          {open === profile.id && (
            <>
              <ProfileWhy profile={profile} />
              <ProfileActs customer={customer} profile={profile} hasOthers={profiles.length > 1} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface ProfileHeadProps {
  profile: Profile;
  isOpen: boolean;
  onPress: () => void;
}

function ProfileHead({ profile, isOpen, onPress }: ProfileHeadProps) {
  const { t } = useWords();
  const { source, kind, lastSeenAt, link } = profile;
  return (
    <Button className={styles['profile'] ?? ''} aria-expanded={isOpen} onPress={onPress}>
      <Icon name="right" className={styles['turn']} />
      <span>
        <span className={styles['source']}>{source}</span>
        <span className={styles['soft']}>
          {t(`profile.kinds.${kind}`)} · <When at={lastSeenAt} relative />
        </span>
      </span>
      <span className={styles['verdict']}>
        <Badge tone={tones[link.method]}>{t(`profile.methods.${link.method}`)}</Badge>
        {link.probability !== null && (
          <span className={styles['share']}>{likelihood(link.probability)}</span>
        )}
      </span>
    </Button>
  );
}
