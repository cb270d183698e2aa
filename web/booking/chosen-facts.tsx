import { Fact } from './facts.tsx';
import type { Asked } from './asked.ts';
import { cardIn, optionIn, paidIn } from './price.ts';
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
  const words = useWords();
  const { t, moment, zone: zoneName } = words;
  const option = service.options.find(({ id }) => id === asked.option);
  const place =
    locations.length === 1 ? locations[0] : locations.find(({ id }) => id === asked.location);
  const person = service.needs
    .flatMap(({ resources }) => resources)
    .find(({ id }) => id === asked.resource);
  const party = asked.party ?? 1;
  const paid = paidIn(words, service, time.price, party);
  const card = cardIn(words, service, time.price.currency);
  return (
    <>
      <div className="chosenTime">
        <strong>{moment(Date.parse(time.start), zone)}</strong>
        <span className="soft">{zoneName(zone)}</span>
        <button type="button" className="plain" onClick={onOther}>
          {t('otherTime')}
        </button>
      </div>
      {option && <Fact icon="clock">{optionIn(words, option)}</Fact>}
      {place && <Fact icon="place">{place.name}</Fact>}
      {person && <Fact icon="person">{person.name}</Fact>}
      {party > 1 && <Fact icon="person">{t('peopleAre', { count: String(party) })}</Fact>}
      {card !== '' && <Fact icon="price">{card}</Fact>}
      {paid !== '' && <Fact icon="price">{paid}</Fact>}
    </>
  );
}
