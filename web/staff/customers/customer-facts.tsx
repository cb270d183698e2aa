import type { CustomerRecord } from '#contract/customer';
import { Fact, Facts } from '../../ui/facts.tsx';
import { nameOf } from '../../words/format.ts';
import { sayIfKnown, useWords } from '../../words/index.ts';
import { Section } from '../shell/page.tsx';
import { BirthDate } from './birth-date.tsx';
import { Contacts } from './contacts.tsx';
import { Source } from './source.tsx';

type Fields = CustomerRecord['fields'];

const shown = [
  'fullName',
  'givenName',
  'familyName',
  'company',
  'birthDate',
  'language',
  'note',
] as const;

/** Everything that is known of a customer, each value with its source. */
export function CustomerFacts({ customer }: { customer: CustomerRecord }) {
  const { t } = useWords();
  const { fields, addresses, numbers, values } = customer;
  const known = shown.filter((name) => fields[name] !== null);
  return (
    <>
      <Section title={t('customer.contacts')}>
        <Contacts customer={customer} />
      </Section>
      {known.length > 0 && (
        <Section title={t('customer.facts')}>
          <Facts>
            {known.map((name) => (
              <Fact
                key={name}
                name={t(`customer.${name}`)}
                source={<SourceOf fields={fields} name={name} />}
              >
                {name === 'birthDate' && fields.birthDate ? (
                  <BirthDate id={customer.id} born={fields.birthDate} />
                ) : (
                  valueOf(fields, name)
                )}
              </Fact>
            ))}
          </Facts>
        </Section>
      )}
      {numbers.length > 0 && (
        <Section title={t('customer.numbers')}>
          <Facts>
            {byKind(numbers).map(({ kind, value, source }, place) => (
              <Fact
                key={place}
                name={sayIfKnown(`profile.numbers.${kind}`) ?? kind}
                source={<Source of={source} />}
              >
                {value}
              </Fact>
            ))}
          </Facts>
        </Section>
      )}
      {addresses.length > 0 && (
        <Section title={t('customer.addresses')}>
          <Addresses addresses={addresses} />
        </Section>
      )}
      {values.length > 0 && (
        <Section title={t('customer.ownFields')}>
          <Facts>
            {values.map(({ field, label, value, source }) => (
              <Fact key={field} name={label} source={<Source of={source} />}>
                {value}
              </Fact>
            ))}
          </Facts>
        </Section>
      )}
    </>
  );
}

function SourceOf({ fields, name }: { fields: Fields; name: (typeof shown)[number] }) {
  const field = fields[name];
  return field && <Source of={field.source} />;
}

function valueOf(fields: Fields, name: (typeof shown)[number]): string | undefined {
  if (name === 'language')
    return fields.language ? nameOf('language', fields.language.value) : undefined;
  return fields[name]?.value;
}

function Addresses({ addresses }: { addresses: CustomerRecord['addresses'] }) {
  return (
    <Facts>
      {addresses.map(
        ({ id, line1, line2, postcode, city, region, country, source, lastSeenAt }) => (
          <Fact
            key={id}
            name={country === '' ? city : nameOf('region', country)}
            source={<Source of={{ source, at: lastSeenAt, profile: null, user: null }} />}
          >
            {[line1, line2, `${postcode} ${city}`.trim(), region].filter(Boolean).join(', ')}
          </Fact>
        ),
      )}
    </Facts>
  );
}

/** Numbers, those of one kind beside each other, the kind that was said first in front. */
function byKind<Told extends { readonly kind: string }>(numbers: readonly Told[]): Told[] {
  return [...Map.groupBy(numbers, ({ kind }) => kind).values()].flat();
}
