import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { Pair } from '../form/form.tsx';
import type { useWish } from './use-wish.ts';

type Wish = ReturnType<typeof useWish>;

/** Which service, for how long, with whom, where and for how many: as far as there is something to choose. */
export function WishFields({ wish }: { wish: Wish }) {
  const { t } = useWords();
  const { services = [], service, option } = wish;
  if (service === undefined || option === undefined) return null;
  const { currency, options, partyMin, partyMax } = service;
  return (
    <>
      <Pair>
        <Select
          label={t('bookings.service')}
          value={service.id}
          choices={services.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={wish.choose}
        />
        <Select
          label={t('bookings.length')}
          value={option.id}
          choices={options.map(({ id, minutes, priceMinor }) => ({
            value: id,
            label: t('bookings.minutes', { number: minutes }),
            detail: priceMinor === '0' ? undefined : money({ minor: priceMinor, currency }),
          }))}
          onChange={wish.setLength}
        />
      </Pair>
      <Pair>
        {wish.needs
          .filter(({ quantity, assignment }) => quantity === 1 && assignment !== 'collective')
          .map(({ id, label, pool, value }) => (
            <Select
              key={id}
              label={label === '' ? t('bookings.needOf') : label}
              value={value}
              choices={[
                { value: '', label: t('bookings.anybody') },
                ...pool.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(chosen) => wish.pick(id, chosen)}
            />
          ))}
        <Where wish={wish} />
        {partyMax > 1 && (
          <NumberField
            label={t('bookings.party')}
            value={wish.party}
            min={partyMin}
            max={partyMax}
            onChange={wish.setParty}
          />
        )}
      </Pair>
    </>
  );
}

/** At which of several places; whoever is wanted says it already. */
function Where({ wish: { service, location, setPlace, isPlaced } }: { wish: Wish }) {
  const { t } = useWords();
  const all = useQuery(read('listLocations', {}));
  if (service === undefined || service.locations.length < 2 || isPlaced) return null;
  const choices = (all.data?.rows ?? [])
    .filter(({ id }) => service.locations.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select label={t('bookings.where')} value={location} choices={choices} onChange={setPlace} />
  );
}
