import type { ReactNode } from 'react';
import type { Asked } from './asked.ts';
import { ChoosePeople } from './choose-people.tsx';
import { Icon } from './icons.tsx';
import { Segments } from './parts.tsx';
import { costIn, optionIn } from './price.ts';
import type { Location, Service } from './shown.ts';
import { useWords } from './words.ts';
import { ZoneChoice } from './zone-choice.tsx';

interface Props {
  readonly service: Service;
  readonly locations: readonly Location[];
  /** What is asked for, with what stands where nothing was said. */
  readonly asked: Asked & { readonly option: string };
  readonly zone: string;
  readonly onChange: (change: Asked) => void;
}

/** What is booked, and all of it that can be chosen before the time. */
export function Facts({ service, locations, asked, zone, onChange }: Props) {
  const { t } = useWords();
  const { needs, partyMin, partyMax, shortDescription } = service;
  return (
    <>
      {shortDescription !== '' && <p className="soft">{shortDescription}</p>}
      <Options service={service} chosen={asked.option} onChange={onChange} />
      {locations.length === 1 && (
        <Fact icon="place">
          {[locations[0]!.name, locations[0]!.address].filter(Boolean).join(', ')}
        </Fact>
      )}
      {locations.length > 1 && (
        <Segments
          label={t('where')}
          of={locations.map(({ id, name, address }) => ({ value: id, name, hint: address }))}
          value={asked.location ?? ''}
          onChange={(location) => onChange({ location, resource: undefined })}
        />
      )}
      {needs.map((need) => (
        <label key={need.id} className="field">
          <span>{need.label === '' ? t('who') : need.label}</span>
          <select
            value={asked.resource ?? ''}
            onChange={(event) => onChange({ resource: event.target.value || undefined })}
          >
            {need.choice === 'may' && <option value="">{t('anyone')}</option>}
            {need.resources
              .filter(({ location }) => !location || !asked.location || location === asked.location)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      ))}
      {partyMax > 1 && (
        <ChoosePeople
          count={asked.party ?? partyMin}
          from={partyMin}
          to={partyMax}
          onChange={(party) => onChange({ party })}
        />
      )}
      <ZoneChoice zone={zone} onChange={(chosen) => onChange({ zone: chosen })} />
    </>
  );
}

function Options({
  service,
  chosen,
  onChange,
}: {
  service: Service;
  chosen: string;
  onChange: Props['onChange'];
}) {
  const words = useWords();
  const named = service.options.map((option) => ({
    value: option.id,
    name: optionIn(words, option),
    hint: costIn(words, service, option.price),
  }));
  const [only] = named;
  if (named.length === 1 && only !== undefined)
    return (
      <>
        <Fact icon="clock">{only.name}</Fact>
        <Fact icon="price">{only.hint}</Fact>
      </>
    );
  return (
    <Segments
      label={words.t('duration')}
      of={named}
      value={chosen}
      onChange={(option) => onChange({ option })}
    />
  );
}

/** A line of what is booked, with a small picture. */
export function Fact({
  icon,
  children,
}: {
  icon: Parameters<typeof Icon>[0]['of'];
  children: ReactNode;
}) {
  return (
    <p className="fact">
      <Icon of={icon} />
      <span>{children}</span>
    </p>
  );
}
