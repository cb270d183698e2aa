import { askedIn, type Asked } from './asked.ts';
import { heard } from './messages.ts';

/**
 * Puts the booking page of a business where this script stands in a page of another site:
 *
 *     <script async src="https://…/widget.js" data-business="birdie" data-service="bay"></script>
 *
 * What happens in it is told as events of the element that holds it: `clientele:ready`, `clientele:slot`, `clientele:booked`
 * and `clientele:closed`, each with what it is about in `detail`.
 */
function begin(script: HTMLScriptElement): void {
  const asked = askedIn(script.dataset, script.src);
  if (asked === undefined) {
    console.error('Clientele: say which business with data-business, as in its booking address.');
    return;
  }
  const place = document.createElement('div');
  place.className = 'clientele-booking';
  script.after(place);
  if (asked.mode === 'inline') show(place, asked);
  else place.append(buttonFor(place, asked));
}

function buttonFor(place: HTMLElement, asked: Asked): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = asked.label;
  button.addEventListener('click', () => open(place, asked));
  return button;
}

/** The page over the other site's own, until it is closed; the browser keeps the keyboard in it and gives it back. */
function open(place: HTMLElement, asked: Asked): void {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', asked.label);
  dialog.style.cssText =
    'width:min(1080px,100vw);max-width:100vw;height:min(860px,100dvh);max-height:100dvh;margin:auto;padding:0;border:0;border-radius:14px;overflow:auto';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '✕';
  close.setAttribute('aria-label', asked.close);
  close.style.cssText =
    'position:sticky;top:0;float:right;z-index:1;width:44px;height:44px;border:0;background:none;font-size:18px;cursor:pointer';
  close.addEventListener('click', () => dialog.close());
  dialog.append(close);
  place.append(dialog);
  const end = show(dialog, asked, place);
  dialog.addEventListener('close', () => {
    end();
    dialog.remove();
    tell(place, 'closed', {});
  });
  dialog.showModal();
}

/** Shows the page in a frame as tall as what is in it. @returns stops listening to it */
function show(parent: HTMLElement, asked: Asked, teller = parent): () => void {
  const frame = document.createElement('iframe');
  frame.src = asked.address;
  frame.title = asked.label;
  frame.style.cssText = 'display:block;width:100%;height:640px;border:0;color-scheme:normal';
  parent.append(frame);
  const listen = ({ source, origin, data }: MessageEvent) => {
    // Any window may send anything: only what the page in this frame says counts.
    if (source !== frame.contentWindow || origin !== asked.origin) return;
    const said = heard(data);
    if (said?.type === 'height') frame.style.height = `${said.height}px`;
    else if (said !== undefined) tell(teller, said.type, said.detail);
  };
  addEventListener('message', listen);
  return () => removeEventListener('message', listen);
}

function tell(place: HTMLElement, type: string, detail: object): void {
  place.dispatchEvent(new CustomEvent(`clientele:${type}`, { detail, bubbles: true }));
}

// Known only while the script itself runs.
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) begin(currentScript);
