import type { CustomerRecord } from '#contract/customer';
import type { CallBody } from '#contract/operation';
import type { identity } from '#contract/identity';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { Pair } from '../form/form.tsx';
import styles from './customer.module.css';

/** An address that is being written. */
export type WrittenAddress = NonNullable<
  CallBody<(typeof identity)['updateCustomer']>['addAddresses']
>[number];

/** What becomes of a customer's addresses: those that go, and one that comes. */
export interface Addresses {
  readonly removed: readonly string[];
  readonly added: WrittenAddress;
}

const parts = ['line1', 'line2', 'postcode', 'city', 'region', 'country'] as const;

/** What is sent of them. */
export function addressChange({ removed, added }: Addresses) {
  const written = Object.entries(added).filter(([, value]) => value !== '');
  return {
    ...(removed.length > 0 && { removeAddresses: [...removed] }),
    ...(written.length > 0 && { addAddresses: [Object.fromEntries(written) as WrittenAddress] }),
  };
}

interface AddressEditProps {
  known: CustomerRecord['addresses'];
  value: Addresses;
  errorOf: (path: string) => string | undefined;
  onChange: (value: Addresses) => void;
}

/** The addresses of a customer, to be kept or removed, and room for another. */
export function AddressEdit({ known, value, errorOf, onChange }: AddressEditProps) {
  const { t } = useWords();
  const { removed, added } = value;
  const [first, ...rest] = parts;
  const field = (part: (typeof parts)[number]) => ({
    label: t(`customer.${part}`),
    value: added[part] ?? '',
    error:
      errorOf(`addAddresses.0.${part}`) ?? (part === first ? errorOf('addAddresses.0') : undefined),
    onChange: (text: string) => onChange({ removed, added: { ...added, [part]: text } }),
  });
  const pairs = [rest.slice(0, 2), rest.slice(2, 4), rest.slice(4)];
  return (
    <>
      {known.length > 0 && (
        <fieldset>
          <legend className={styles['legend']}>{t('customer.addresses')}</legend>
          {known.map(({ id, line1, line2, postcode, city }) => (
            <Checkbox
              key={id}
              detail={t('customer.keepHint')}
              isSelected={!removed.includes(id)}
              onChange={(keeps) =>
                onChange({
                  added,
                  removed: keeps ? removed.filter((one) => one !== id) : [...removed, id],
                })
              }
            >
              {t('customer.keepAddress', {
                address: [line1, line2, postcode, city].filter(Boolean).join(', '),
              })}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <fieldset className={styles['fields']}>
        <legend className={styles['legend']}>{t('customer.addAddress')}</legend>
        <TextField {...field(first)} />
        {pairs.map((pair) => (
          <Pair key={pair[0]}>
            {pair.map((part) => (
              <TextField key={part} {...field(part)} />
            ))}
          </Pair>
        ))}
      </fieldset>
    </>
  );
}
