import { Fact, Facts } from '../../ui/facts.tsx';
import { useWords } from '../../words/index.ts';
import { Section } from '../shell/page.tsx';
import styles from './bookings.module.css';
import type { WholeBooking } from './states.ts';

/** Whoever was named in a booking, as they were written down then, and what they answered. */
export function BookingPeople({ booking }: { booking: WholeBooking }) {
  const { t } = useWords();
  const { people, answers, description } = booking;
  const hasSaid = answers.length > 0 || description !== null;
  return (
    <>
      {people.length > 0 && (
        <Section title={t('bookings.people')}>
          <Facts>
            {people.map(({ role, name, email, phone, company }, place) => (
              <Fact
                key={place}
                name={t(`bookings.roles.${role}`)}
                source={[phone, email, company].filter(Boolean).join(' · ') || undefined}
              >
                {name}
              </Fact>
            ))}
          </Facts>
        </Section>
      )}
      {hasSaid && (
        <Section title={t('bookings.answers')}>
          <Facts>
            {answers.map(({ question, label, value }) => (
              <Fact key={question} name={label}>
                {value}
              </Fact>
            ))}
            {description !== null && (
              <Fact name={t('bookings.description')}>
                <span className={styles['said']}>{description}</span>
              </Fact>
            )}
          </Facts>
        </Section>
      )}
    </>
  );
}
