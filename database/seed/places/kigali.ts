import { spelt, type Place } from './place.ts';

/** People around Kigali, most of whom write by WhatsApp. */
export const kigali: Place = {
  country: 'RW',
  givens:
    spelt(`Aline, Claudine, Diane, Divine, Esperance, Grace, Immaculee, Jeanne, Josiane, Liliane, Marie-Claire,
    Odette, Solange, Vestine, Yvonne, Alain, Bosco, Claude, Emmanuel Emma, Eric, Fabrice, Innocent, Jean-Paul,
    Jean-Bosco, Olivier, Pacifique, Patrick, Theogene Theo, Thierry, Vincent, Keza, Ganza, Sonia, Kevin`),
  families:
    spelt(`Uwimana, Mukamana, Habimana, Niyonsaba, Uwase, Mugisha, Ndayisaba, Umutoni, Ingabire, Nshimiyimana,
    Hakizimana, Mutesi, Kamanzi, Rugamba, Gasana, Bizimana, Munyaneza, Nkurunziza, Iradukunda, Uwineza, Kayitesi,
    Twagirayezu, Mukeshimana, Ntaganda, Karemera, Murenzi, Batamuriza, Gatera, Nyirahabimana, Rwigema, Tuyishime,
    Manzi`),
  phones: ['0785 55# ###', '0788 55# ###', '0725 55# ###', '0738 55# ###', '0795 55# ###'],
  callingCode: '+250',
  streets: ['KG 7 Avenue', 'KN 3 Road', 'KK 15 Road', 'KG 11 Avenue', 'KN 67 Street'],
  towns: [
    { city: 'Kigali', postcode: '' },
    { city: 'Kimironko', postcode: '' },
    { city: 'Nyamirambo', postcode: '' },
    { city: 'Musanze', postcode: '' },
  ],
};
