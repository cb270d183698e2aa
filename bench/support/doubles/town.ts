import { english, french, german, slavic, spanish } from '#people/names/european';
import { chinese } from '#people/names/east-asian';
import { spelt, type Culture } from '#people/names/culture';
import { arabic, indian } from '#people/names/southern';
import { thai } from '#people/names/thai';
import type { Place } from '#people/places/place';

/** Family names as rare as most are in life, where the demo's lists are too short for a whole country. */
const rare = {
  share: 0.6,
  starts:
    spelt(`Ash, Black, Brad, Brook, Burn, Carl, Chester, Clay, Crom, Dar, East, El, Fair, Farn, Glen, Gold, Grant, Hal,
    Ham, Har, Hather, Hazel, Hol, Horn, Kings, Lang, Lin, Mar, Mel, Mid, Nor, Oak, Pem, Rad, Red, Row, Sel, Shel, Stan, Thorn,
    Wake, War, Wel, West, Whit, Wood, Wyn, Yar`),
  ends: spelt(`ford, ton, ley ~leigh, wood, field, bury ~berry, ham, worth, combe ~coombe, well, man ~mann, by, stead, den,
    bridge, burn ~bourne, ridge, more ~moor, wick, land, brook ~brooke, son ~sen, gate, ward`),
};

const wide: Culture = { ...english, rare };

/** Numbers that people bring along are as many as their country has. */
const abroad = (culture: Culture): Culture => ({
  ...culture,
  home: { ...culture.home, phones: ['0## ### ####'] },
});

/** A whole country, with so many streets, towns and numbers that strangers hardly ever share one by chance. */
export const country: Place = {
  country: 'GB',
  mix: [
    [wide, 62],
    [abroad(thai), 8],
    [abroad(indian), 7],
    [abroad(spanish), 5],
    [abroad(slavic), 5],
    [abroad(french), 4],
    [abroad(german), 4],
    [abroad(chinese), 3],
    [abroad(arabic), 2],
  ],
  phones: ['07### ######', '020 #### ####', '01### ######'],
  callingCode: '+44',
  streets: rare.starts.flatMap(({ latin }) =>
    ['Road', 'Street', 'Lane', 'Close', 'Avenue', 'Drive'].map((kind) => `${latin}more ${kind}`),
  ),
  towns: rare.starts.flatMap((start, at) =>
    rare.ends.slice(0, 6).map((end, place) => ({
      city: `${start.latin}${end.latin}`,
      postcode: `${start.latin.slice(0, 2).toUpperCase()}${1 + ((at + place) % 20)} #AB`,
    })),
  ),
  language: 'en',
};
