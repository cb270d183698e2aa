/** What people of one country are made of. Names are paired with their spelling in the country's own script. */
export type Country = {
  /** ISO 3166. */
  code: string;
  given: readonly Spelt[];
  family: readonly Spelt[];
  /** Town and how its postcodes begin. */
  towns: readonly [string, string][];
  streets: readonly string[];
  /** A phone in international form, # for a digit. */
  phone: string;
  /** How people there write it. */
  local: string;
};

/** A name in Latin letters, and in the script it comes from where that is another. */
export type Spelt = { latin: string; native?: string };

function spelt(list: string): Spelt[] {
  return list.split(/[,\n]\s*/).map((entry) => {
    const [latin = '', native] = entry.trim().split('/');
    return native === undefined ? { latin } : { latin, native };
  });
}

const THAILAND: Country = {
  code: 'TH',
  given:
    spelt(`Somchai/สมชาย, Somsak/สมศักดิ์, Siriporn/ศิริพร, Malee/มาลี, Anan/อนันต์, Kanya/กัญญา, Prasert/ประเสริฐ,
    Wichai/วิชัย, Suda/สุดา, Nipa/นิภา, Thanawat/ธนวัฒน์, Pimchanok/พิมพ์ชนก, Chaiwat/ชัยวัฒน์, Ratana/รัตนา,
    Khunakorn/คุณากร, Manee/มานี, Surasak/สุรศักดิ์, Kannika/กรรณิการ์, Pornthip/พรทิพย์, Wanida/วนิดา`),
  family: spelt(`Saetang/แซ่ตั้ง, Jaidee/ใจดี, Suksan/สุขสันต์, Rakthai/รักไทย, Boonmee/บุญมี, Thongdee/ทองดี,
    Srisuk/ศรีสุข, Wongsa/วงษา, Phromma/พรมมา, Kaewmanee/แก้วมณี, Sombat/สมบัติ, Chaiyo/ไชโย, Meesuk/มีสุข,
    Panya/ปัญญา, Rungrot/รุ่งโรจน์, Klahan/กล้าหาญ`),
  towns: [
    ['Bangkok', '10'],
    ['Chiang Mai', '50'],
    ['Phuket', '83'],
    ['Hua Hin', '77'],
  ],
  streets: ['Soi Lotus', 'Thanon Mali', 'Moo Ban Suan', 'Soi Champa', 'Thanon Rak', 'Soi Jasmin'],
  phone: '+668########',
  local: '08#-###-####',
};

const RWANDA: Country = {
  code: 'RW',
  given:
    spelt(`Jean Claude, Marie Claire, Emmanuel, Claudine, Eric, Diane, Aline, Patrick, Chantal, Innocent, Olive,
    Thierry, Yvette, Fabrice, Solange, Gilbert, Esperance, Pacifique, Vestine, Alphonse`),
  family:
    spelt(`Mugisha, Uwase, Niyonzima, Habimana, Uwimana, Nshimiyimana, Mukamana, Ndayisaba, Ingabire, Hakizimana,
    Umutoni, Bizimana, Nsengiyumva, Iradukunda, Mutesi, Kayitesi, Rukundo, Ishimwe, Twagirayezu, Gasana`),
  towns: [
    ['Kigali', 'KG'],
    ['Huye', 'HY'],
    ['Musanze', 'MS'],
    ['Rubavu', 'RB'],
  ],
  streets: ['KN Avenue', 'KG Street', 'Umuganda Road', 'Ikaze Avenue', 'Amahoro Road'],
  phone: '+25078#######',
  local: '078# ### ###',
};

const BRITAIN: Country = {
  code: 'GB',
  given:
    spelt(`Oliver, Amelia, William, Elizabeth, James, Margaret, Robert, Katherine, Thomas, Charlotte, Edward, Jessica,
    Michael, Susan, Christopher, Rebecca, Andrew, Victoria, Benjamin, Alice, Samuel, Grace, Daniel, Hannah`),
  family:
    spelt(`Smith, Jones, Taylor, Brown, Wilson, Walker, Hughes, Thornbury, Ashcroft, Penhaligon, Marlowe, Whitcombe,
    O'Neil, Fairweather, Pemberton, Huxtable, Blackwood, Garside, Trelawney, Winterbourne`),
  towns: [
    ['London', 'N1 '],
    ['Leeds', 'LS1 '],
    ['Bristol', 'BS2 '],
    ['St Albans', 'AL3 '],
  ],
  streets: [
    'High Street',
    'Mill Lane',
    'Church Road',
    'Station Road',
    'Orchard Close',
    'Victoria Avenue',
  ],
  phone: '+4477########',
  local: '077## ######',
};

const FRANCE: Country = {
  code: 'FR',
  given:
    spelt(`Émile, Hélène, François, Chloé, Jean-Luc, Margaux, Théo, Anaïs, Benoît, Zoé, Rémi, Léa, Gaël, Inès, Noël,
    Mathilde, Étienne, Capucine`),
  family:
    spelt(`Martin, Lefèvre, Dubois, Moreau, Garçon, Bellerose, Delacourt, Fontanelle, Grandjean, Hautbois, Lemaître,
    Marchetti, Noisette, Pâquerette, Rivoire, Vaugelas`),
  towns: [
    ['Paris', '75'],
    ['Lyon', '69'],
    ['Nîmes', '30'],
    ['Orléans', '45'],
  ],
  streets: [
    'rue des Lilas',
    'avenue du Moulin',
    'boulevard Clair',
    'place des Tilleuls',
    'rue Haute',
  ],
  phone: '+336########',
  local: '06 ## ## ## ##',
};

const UKRAINE: Country = {
  code: 'UA',
  given:
    spelt(`Oksana/Оксана, Dmytro/Дмитро, Svitlana/Світлана, Andriy/Андрій, Tetiana/Тетяна, Bohdan/Богдан, Nadiia/Надія,
    Mykola/Микола, Iryna/Ірина, Taras/Тарас, Larysa/Лариса, Roman/Роман`),
  family:
    spelt(`Melnyk/Мельник, Kovalenko/Коваленко, Bondar/Бондар, Tkachenko/Ткаченко, Moroz/Мороз, Lysenko/Лисенко,
    Savchenko/Савченко, Rudenko/Руденко, Petrenko/Петренко, Klymenko/Клименко`),
  towns: [
    ['Kyiv', '01'],
    ['Lviv', '79'],
    ['Odesa', '65'],
  ],
  streets: ['Kashtanova Street', 'Sadova Street', 'Lypova Street', 'Sonyachna Street'],
  phone: '+38067#######',
  local: '067 ### ## ##',
};

const AMERICA: Country = {
  code: 'US',
  given:
    spelt(`Jennifer, Joshua, Patricia, Anthony, Deborah, Matthew, Kimberly, Nicholas, Stephanie, Gregory, Samantha,
    Timothy, Barbara, Zachary, Theodore, Abigail, Walter, Dorothy`),
  family:
    spelt(`Johnson, Miller, Garcia, Davis, Lopez Vega, Hollister, Vandermeer, Castellano, Brightwater, Okafor, Nakamura,
    Lindqvist, Delgado, Whitlock, Fitzgerald, Santangelo`),
  towns: [
    ['New York', '100'],
    ['Austin', '787'],
    ['Portland', '972'],
    ['Saint Paul', '551'],
  ],
  streets: ['Maple Avenue', 'Second Street', 'Cedar Drive', 'Lakeview Boulevard', 'Sunset Court'],
  phone: '+1202555####',
  local: '(202) 555-####',
};

/** Thailand first: the demo is at home there. */
export const COUNTRIES: readonly Country[] = [THAILAND, BRITAIN, RWANDA, FRANCE, AMERICA, UKRAINE];
