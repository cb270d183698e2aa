import { type FormEvent, useEffect, useRef, useState } from 'react';
import { openStripe, type Till } from './stripe-script.ts';
import { useWords } from './words.ts';

interface Props {
  readonly publicKey: string;
  readonly clientSecret: string;
  /** The card is kept, and nothing paid. */
  readonly keeps: boolean;
  readonly onTold: () => void;
}

/** Stripe's own fields for a card: what is typed into them, this page never sees. */
export function PayStripe({ publicKey, clientSecret, keeps, onTold }: Props) {
  const { t, language } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [till, setTill] = useState<Till>();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    let left = false;
    openStripe(publicKey, clientSecret, language).then(
      (opened) => {
        if (left || place.current === null) return;
        opened.showIn(place.current);
        setTill(opened);
      },
      () => setSaid(t('payRefused')),
    );
    return () => {
      left = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- words change with the language
  }, [publicKey, clientSecret, language]);
  const pay = async (event: FormEvent) => {
    event.preventDefault();
    if (till === undefined || isBusy) return;
    setBusy(true);
    setSaid(await (keeps ? till.save : till.pay)(window.location.href));
    setBusy(false);
    onTold();
  };
  return (
    <form onSubmit={(event) => void pay(event)}>
      <div ref={place} className="card" />
      {said !== undefined && (
        <p role="alert" className="bad">
          {said}
        </p>
      )}
      <button type="submit" className="main" disabled={till === undefined || isBusy}>
        {t(keeps ? 'saveCard' : 'pay')}
      </button>
    </form>
  );
}
