import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import type { Asked } from './asked.ts';
import { Details } from './details.tsx';
import { Fault, Heading } from './parts.tsx';
import { isLost, place, type Placed } from './place.ts';
import { actIn, dueNow } from './price.ts';
import { refusedIn } from './refused.ts';
import type { Service } from './shown.ts';
import type { Offered } from './times.ts';
import type { Typed } from './typed.ts';
import { useWords } from './words.ts';

interface Props {
  readonly slug: string;
  readonly service: Service;
  readonly asked: Asked & { readonly option: string };
  readonly time: Offered;
  readonly zone: string;
  readonly onPlaced: (placed: Placed) => void;
  /** The time was taken meanwhile, or the times have changed. */
  readonly onLost: () => void;
}

/** Who books, and the one press that books it. */
export function BookStep({ slug, service, asked, time, zone, onPlaced, onLost }: Props) {
  const words = useWords();
  const { t, language } = words;
  const act = useAct();
  // One booking, however often it is sent: a new one only for another time.
  const [key] = useState(() => crypto.randomUUID());
  const due = dueNow(service, time.price, asked.party ?? 1);
  const book = (typed: Typed) => {
    void act.run(async () => {
      try {
        onPlaced(await place({ slug, service, asked, time, typed, language, zone, key }));
      } catch (thrown) {
        if (!isLost(thrown)) throw thrown;
        onLost();
      }
    });
  };
  return (
    <>
      <Heading>{t('yourDetails')}</Heading>
      <Details
        service={service}
        act={actIn(words, service, due)}
        isBusy={act.isBusy}
        refused={refusedIn(act.fault)}
        onBook={book}
      />
      <Fault of={act.fault} />
    </>
  );
}
