import type { Catalogue, Language } from '../plain/words.ts';
import type { File } from '../screens.ts';

/** What was built of the booking page, for the server to write pages with. */
export interface Built {
  /** The page, with marks where the server writes. */
  readonly page: string;
  readonly catalogue: Catalogue;
  /** The file with the words of a language. */
  readonly wordsOf: (language: Language) => string | undefined;
}

type Manifest = Readonly<Record<string, { readonly file: string; readonly name?: string }>>;

/** What there is of the built page; undefined where it was not built. */
export function builtFrom(files: ReadonlyMap<string, File>): Built | undefined {
  const text = (name: string) => new TextDecoder().decode(files.get(name)?.bytes);
  const page = text('/index.html');
  const [manifest, words] = [text('/manifest.json'), text('/words.json')];
  if (page === '' || manifest === '' || words === '') return undefined;
  const parts = Object.entries(JSON.parse(manifest) as Manifest);
  return {
    page,
    catalogue: JSON.parse(words) as Catalogue,
    wordsOf: (language) => {
      const part = parts.find(([name]) => name.endsWith(`virtual:words/${language}`));
      return part && `/booking/${part[1].file}`;
    },
  };
}
