import { chinese, japanese, korean } from '../names/east-asian.ts';
import { english, french, german, slavic, spanish } from '../names/european.ts';
import { arabic, indian } from '../names/southern.ts';
import { areaCodes, type Place } from './place.ts';

/** People around New York who buy software. */
export const newYork: Place = {
  country: 'US',
  mix: [
    [english, 52],
    [spanish, 12],
    [indian, 9],
    [chinese, 7],
    [slavic, 5],
    [german, 4],
    [korean, 3],
    [french, 3],
    [arabic, 3],
    [japanese, 2],
  ],
  phones: areaCodes(
    `212 646 917 718 347 929 201 973 203 516 631 914 845 551 732 848 908 862 609 856
     475 860 959 518 607 315 585 716 332 215 267 610 484 570 717 617 857 508 401 202`,
  ),
  callingCode: '+1',
  streets: [
    'West 27th Street',
    'Bleecker Street',
    'Court Street',
    'Atlantic Avenue',
    'Park Place',
    'Grove Street',
    'Bedford Avenue',
    'Broadway',
    'East 14th Street',
    'Montague Street',
  ],
  towns: [
    { city: 'New York', postcode: '10001' },
    { city: 'Brooklyn', postcode: '11201' },
    { city: 'New York', postcode: '10014' },
    { city: 'Jersey City', postcode: '07302' },
    { city: 'Stamford', postcode: '06901' },
    { city: 'Hoboken', postcode: '07030' },
  ],
  language: 'en',
};
