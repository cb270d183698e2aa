import { filesOf, screen, type Screens } from './screens.ts';

/** How long browsers keep the script, in seconds: sites name it without a version, and get a new one within the hour. */
const keptSeconds = 3600;

/** The script by which other sites show the booking page, at `/widget.js`; loaded by whichever site it is. */
export async function widgetOf(folder: string): Promise<Screens> {
  const script = (await filesOf(folder)).get('/widget.js');
  return async (request, wanted) => {
    if (wanted !== '/widget.js' || script === undefined) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const answer = await screen(request, script);
    answer.headers.set('cache-control', `public, max-age=${keptSeconds}`);
    answer.headers.set('cross-origin-resource-policy', 'cross-origin');
    return answer;
  };
}
