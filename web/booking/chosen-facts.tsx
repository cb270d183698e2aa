import { Fact } from './facts.tsx';
import type { Asked } from './asked.ts';
import { dueNow, priceFor } from './price.ts';
import type { Offered } from './times.ts';
import { useWords } from './words.ts';
import type { Location, Service } from './shown.ts';

interface Props {
  readonly service: Service;
  readonly locations: readonly Location[];
  readonly asked: Asked & { readonly option: string };
  readonly time: Offered;
  readonly zone: string;
  readonly onOther: () => void;
}

/** What was chosen, in a few lines, while the rest is asked. */
export function ChosenFacts({ service, locations, asked, time, zone, onOther }: Props) {
  const { t, moment, duration, price, zone: zoneName } = useWords();
  const option = service.options.find(({ id }) => id === asked.option);
  const place =
    locations.length === 1 ? locations[0] : locations.find(({ id }) => id === asked.location);
  const person = service.needs
    .flatMap(({ resources }) => resources)
    .find(({ id }) => id === asked.resource);
  const party = asked.party ?? 1;
  const whole = priceFor(service, time.price, party);
  const due = dueNow(service, time.price, party);
  const costs = [
    price(whole),
    ...(due.minor === '0' ? [t('dueThere')] : []),
    ...(due.minor !== '0' && due.minor !== whole.minor ? [`${t('dueNow')}: ${price(due)}`] : []),
  ];
  return (
    <>
      <div className="chosenTime">
        <strong>{moment(Date.parse(time.start), zone)}</strong>
        <span className="soft">{zoneName(zone)}</span>
        <button type="button" className="plain" onClick={onOther}>
          {t('otherTime')}
        </button>
      </div>
      {option && <Fact icon="clock">{option.name || duration(option.minutes)}</Fact>}
      {place && <Fact icon="place">{place.name}</Fact>}
      {person && <Fact icon="person">{person.name}</Fact>}
      {party > 1 && <Fact icon="person">{`${t('people')}: ${party}`}</Fact>}
      {service.pay === 'card_on_file' && (
        <Fact icon="price">
          {service.noShowMinor === null
            ? t('cardFirst')
            : t('cardFeeFirst', {
                price: price({ minor: service.noShowMinor, currency: whole.currency }),
              })}
        </Fact>
      )}
      {whole.minor !== '0' && <Fact icon="price">{costs.join(' · ')}</Fact>}
    </>
  );
}
