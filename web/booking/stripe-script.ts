/** What is used of Stripe.js, which is brought from Stripe itself, as Stripe asks. */
interface Stripe {
  elements(options: object): Elements;
  confirmPayment(options: object): Promise<Confirmed>;
  confirmSetup(options: object): Promise<Confirmed>;
}
interface Confirmed {
  readonly error?: { readonly message?: string };
}
interface Elements {
  create(kind: 'payment'): { mount(place: HTMLElement): void };
}

const address = 'https://js.stripe.com/v3/';

/** The fields of a card, and the press that pays or has it kept. */
export interface Till {
  readonly showIn: (place: HTMLElement) => void;
  /** @returns what Stripe said, in the customer's language, where it was refused */
  readonly pay: (returnTo: string) => Promise<string | undefined>;
  /** The same for a card that is kept. */
  readonly save: (returnTo: string) => Promise<string | undefined>;
}

/** Brings Stripe's fields for one payment, or for one card that is kept. @throws where they cannot be had */
export async function openStripe(
  publicKey: string,
  clientSecret: string,
  locale: string,
): Promise<Till> {
  await brought();
  const make = (globalThis as unknown as { Stripe: (key: string, options: object) => Stripe })
    .Stripe;
  const stripe = make(publicKey, { locale });
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'stripe';
  const elements = stripe.elements({ clientSecret, appearance: { theme } });
  return {
    showIn: (place) => elements.create('payment').mount(place),
    pay: async (returnTo) => {
      const { error } = await stripe.confirmPayment(confirming(elements, returnTo));
      return error?.message;
    },
    save: async (returnTo) => {
      const { error } = await stripe.confirmSetup(confirming(elements, returnTo));
      return error?.message;
    },
  };
}

const confirming = (elements: Elements, returnTo: string) => ({
  elements,
  confirmParams: { return_url: returnTo },
  redirect: 'if_required',
});

let coming: Promise<void> | undefined;

function brought(): Promise<void> {
  coming ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      coming = undefined;
      reject(new Error('Stripe could not be reached'));
    });
    document.head.append(script);
  });
  return coming;
}
