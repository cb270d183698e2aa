/** Whether this page stands in a frame of another site. */
export const isFramed = (): boolean => location.pathname.split('/')[3] === 'embed';

/**
 * Tells the site around the page what happens in it. Which sites may frame the page, the server has said to the browser: who
 * hears this is one of them, and it holds nothing that opens a booking.
 */
export function tellAround(type: 'ready' | 'slot' | 'booked', detail: object = {}): void {
  if (isFramed()) parent.postMessage({ clientele: type, detail }, '*');
}

/** Keeps the frame as tall as the page; and wears the theme that the site asked for. */
export function fitFrame(): void {
  if (!isFramed()) return;
  document.documentElement.classList.add('framed');
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  const told = () =>
    parent.postMessage(
      { clientele: 'height', height: document.body.getBoundingClientRect().height },
      '*',
    );
  new ResizeObserver(told).observe(document.body);
}
