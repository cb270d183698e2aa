import { chinese, japanese } from '../names/east-asian.ts';
import { english, french, german, spanish } from '../names/european.ts';
import { indian } from '../names/southern.ts';
import { areaCodes, type Place } from './place.ts';

/** People who come to Napa for the wine, most from around the Bay. */
export const napa: Place = {
  country: 'US',
  mix: [
    [english, 58],
    [spanish, 17],
    [chinese, 9],
    [indian, 5],
    [french, 4],
    [german, 4],
    [japanese, 3],
  ],
  phones: areaCodes(
    `707 415 510 925 650 408 916 530 831 209 559 628 341 669 279 805 661 213 310 323
     424 562 626 714 760 818 858 909 949 619 775 702 503 541 206 253 425 602 480 720`,
  ),
  callingCode: '+1',
  streets: [
    'Oak Knoll Avenue',
    'Main Street',
    'Silverado Trail',
    'Valencia Street',
    'Grand Avenue',
    'Yajome Street',
    'Dry Creek Road',
    'Lakeshore Avenue',
    'Castro Street',
    'Mission Boulevard',
  ],
  towns: [
    { city: 'Napa', postcode: '94558' },
    { city: 'San Francisco', postcode: '94110' },
    { city: 'Oakland', postcode: '94610' },
    { city: 'St. Helena', postcode: '94574' },
    { city: 'Walnut Creek', postcode: '94596' },
    { city: 'Sonoma', postcode: '95476' },
    { city: 'San Jose', postcode: '95112' },
  ],
  language: 'en',
};
