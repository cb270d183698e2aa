import { useId } from 'react';
import { policyIn } from '../../booking/policy.ts';
import { actIn, cardIn, costIn, dueNow, optionIn, paidIn } from '../../booking/price.ts';
import type { Saying } from '../../booking/saying.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Language } from '../../words/index.ts';
import { PreviewPrices } from './preview-prices.tsx';
import styles from './preview.module.css';
import type { Drafted } from './unsaved.ts';

interface SheetProps {
  readonly service: Drafted;
  readonly words: Saying;
  readonly language: Language;
  /** Which of its durations is looked at, by its place. */
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

type Said = 'name' | 'shortDescription' | 'description' | 'terms';

/** A service as the booking page shows it, in its words: what is chosen first, what it costs when, and what one reads of it. */
export function PreviewSheet({ service, words, language, at, onChoose }: SheetProps) {
  const there = service.translations[language];
  // What nobody wrote in this language is shown as it was written.
  const said = (field: Said) => there?.[field] || service[field];
  const option = service.options[at] ?? service.options[0];
  return (
    <div className={styles['sheet']} lang={language}>
      <h3 className={styles['name']}>
        {said('name')}
        {service.isPopular && <span className={styles['popular']}>{words.t('popular')}</span>}
      </h3>
      {said('shortDescription') !== '' && <p>{said('shortDescription')}</p>}
      {option !== undefined && (
        <>
          <Options
            {...{ service, words }}
            chosen={service.options.indexOf(option)}
            onChoose={onChoose}
          />
          <PreviewPrices {...{ service, words, option }} />
          <Paying {...{ service, words }} minor={option.priceMinor} />
        </>
      )}
      <div className={styles['texts']}>
        {said('description') !== '' && <p>{said('description')}</p>}
        <Points title={words.t('included')} of={service.features} />
        <Points title={words.t('goodToKnow')} of={service.prerequisites} />
        <section>
          <h4>{words.t('policy')}</h4>
          {policyIn(words, service).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
        {said('terms') !== '' && (
          <details>
            <summary>{words.t('readTerms')}</summary>
            <p>{said('terms')}</p>
          </details>
        )}
      </div>
    </div>
  );
}

interface OptionsProps extends Pick<SheetProps, 'service' | 'words' | 'onChoose'> {
  readonly chosen: number;
}

/** One duration is a line, several are chosen from, as on the page. */
function Options({ service, words, chosen, onChoose }: OptionsProps) {
  const group = useId();
  const { options, currency } = service;
  const named = options.map((option) => ({
    name: optionIn(words, option),
    cost: costIn(words, service, { minor: option.priceMinor, currency }),
  }));
  const [only] = named;
  if (named.length === 1 && only !== undefined)
    return (
      <p className={styles['fact']}>
        <Icon name="clock" />
        {only.name} · {only.cost}
      </p>
    );
  return (
    <fieldset className={styles['options']}>
      <legend>{words.t('duration')}</legend>
      {named.map(({ name, cost }, at) => (
        <label key={at} className={styles['option']}>
          <input type="radio" name={group} checked={at === chosen} onChange={() => onChoose(at)} />
          <span>{name}</span>
          <small>{cost}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** What is paid when, for the smallest party at its own price, and what the press says that books it. */
function Paying({
  service,
  words,
  minor,
}: Pick<SheetProps, 'service' | 'words'> & { minor: string }) {
  const price = { minor, currency: service.currency };
  const due = dueNow(service, price, service.partyMin);
  const paid = paidIn(words, service, price, service.partyMin);
  const card = cardIn(words, service, service.currency);
  return (
    <>
      {[card, paid]
        .filter((one) => one !== '')
        .map((one) => (
          <p key={one} className={styles['fact']}>
            <Icon name="card" />
            {one}
          </p>
        ))}
      <p className={styles['act']}>{actIn(words, service, due)}</p>
    </>
  );
}

function Points({ title, of }: { title: string; of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h4>{title}</h4>
      <ul>
        {of.map((one, at) => (
          <li key={at}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
