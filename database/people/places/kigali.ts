import { chinese } from '../names/east-asian.ts';
import { english, french } from '../names/european.ts';
import { arabic, indian, rwandan } from '../names/southern.ts';
import type { Place } from './place.ts';

/** People around Kigali, most of whom write by WhatsApp. */
export const kigali: Place = {
  country: 'RW',
  mix: [
    [rwandan, 76],
    [french, 8],
    [english, 7],
    [indian, 4],
    [chinese, 3],
    [arabic, 2],
  ],
  phones: rwandan.home.phones,
  callingCode: '+250',
  streets: [
    'KG 7 Avenue',
    'KN 3 Road',
    'KK 15 Road',
    'KG 11 Avenue',
    'KN 67 Street',
    'KG 624 Street',
    'KK 31 Avenue',
    'KN 2 Avenue',
    'KG 28 Avenue',
  ],
  towns: [
    { city: 'Kigali', postcode: '' },
    { city: 'Kimironko', postcode: '' },
    { city: 'Nyamirambo', postcode: '' },
    { city: 'Remera', postcode: '' },
    { city: 'Musanze', postcode: '' },
    { city: 'Huye', postcode: '' },
  ],
  language: 'fr',
};
