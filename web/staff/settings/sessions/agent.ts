/** A browser and the system it runs on, as far as its own description tells. */
export interface Agent {
  readonly browser: string;
  readonly system: string;
}

/** In the order in which they must be asked: most browsers claim to be others too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bHeadlessChrome\/|\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPad\b/, 'iPadOS'],
  [/\biPhone\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Reads a browser's description of itself; undefined where it is not one of those that are known. */
export function agentOf(description: string | null): Agent | undefined {
  const named = (names: typeof browsers) =>
    names.find(([pattern]) => pattern.test(description ?? ''))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  return browser === undefined || system === undefined ? undefined : { browser, system };
}
