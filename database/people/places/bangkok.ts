import { chinese, japanese, korean } from '../names/east-asian.ts';
import { english, french, german } from '../names/european.ts';
import { arabic, indian } from '../names/southern.ts';
import { thai } from '../names/thai.ts';
import type { Place } from './place.ts';

/** People around Bangkok: Thai families, and the foreigners who play with them. */
export const bangkok: Place = {
  country: 'TH',
  mix: [
    [thai, 64],
    [english, 10],
    [japanese, 8],
    [chinese, 6],
    [korean, 4],
    [french, 3],
    [german, 2],
    [indian, 2],
    [arabic, 1],
  ],
  phones: thai.home.phones,
  callingCode: '+66',
  streets: [
    'Sukhumvit 39',
    'Sukhumvit 55',
    'Sukhumvit 21',
    'Phahonyothin 7',
    'Silom',
    'Ratchada 17',
    'Rama IV',
    'Lat Phrao 15',
    'Charoen Krung 44',
    'Soi Ari 1',
    'Sathorn 11',
    'Phetchaburi 18',
  ],
  towns: [
    { city: 'Bangkok', postcode: '10110' },
    { city: 'Bangkok', postcode: '10400' },
    { city: 'Bangkok', postcode: '10500' },
    { city: 'Bangkok', postcode: '10310' },
    { city: 'Nonthaburi', postcode: '11000' },
    { city: 'Samut Prakan', postcode: '10270' },
    { city: 'Pathum Thani', postcode: '12000' },
  ],
  language: 'en',
};
