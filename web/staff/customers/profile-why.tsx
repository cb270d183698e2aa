import type { CustomerRecord } from '#contract/customer';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { nameOf } from '../../words/format.ts';
import { sayIfKnown, useWords } from '../../words/index.ts';
import styles from './customer.module.css';
import { EvidenceWaterfall } from './evidence-waterfall.tsx';

type Profile = CustomerRecord['profiles'][number];

/** Why a profile is taken for this customer, and what it says. */
export function ProfileWhy({ profile }: { profile: Profile }) {
  const { t } = useWords();
  const { link, outsideId, person } = profile;
  return (
    <div className={styles['why']}>
      <div>
        <h3 className={styles['whyTitle']}>{t('profile.why')}</h3>
        <p className={styles['soft']}>{t(`profile.methodsWhy.${link.method}`)}</p>
        {link.why && <EvidenceWaterfall why={link.why} />}
      </div>
      <div>
        <h3 className={styles['whyTitle']}>{t('profile.wrote')}</h3>
        <Facts>
          {saidBy(person).map(([name, value]) => (
            <Fact key={name} name={t(name)}>
              {value}
            </Fact>
          ))}
          {(person.numbers ?? []).map(({ kind, value }) => (
            <Fact key={kind} name={sayIfKnown(`profile.numbers.${kind}`) ?? kind}>
              {value}
            </Fact>
          ))}
          {outsideId !== null && (
            <Fact name={t('profile.outsideId')}>
              <CopyableId value={outsideId} label={t('profile.outsideId')} whole />
            </Fact>
          )}
        </Facts>
      </div>
    </div>
  );
}

/** What a profile says, as it was written, without what it leaves open. */
function saidBy(person: Profile['person']) {
  const { address = {}, emails = [], phones = [] } = person;
  const { line1, line2, postcode, city, region, country } = address;
  const place = [line1, line2, postcode, city, region, country && nameOf('region', country)];
  const values = [
    ['customer.fullName', person.fullName],
    ['customer.givenName', person.givenName],
    ['customer.familyName', person.familyName],
    ['customer.company', person.company],
    ['customers.email', emails.map(({ value }) => value).join(', ')],
    ['customers.phone', phones.map(({ value }) => value).join(', ')],
    ['customer.birthDate', person.birthDate],
    ['fields.address', place.filter(Boolean).join(', ')],
    ['customer.language', person.language && nameOf('language', person.language)],
    ['customer.note', person.note],
  ] as const;
  return values.filter(([, value]) => value !== undefined && value !== '');
}
