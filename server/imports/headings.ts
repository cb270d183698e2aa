import type { ImportTarget, importTargets } from '#contract/imports';
import type { NumberKind } from '#contract/own-numbers';

/** What people write over a column, folded to letters and digits, by what it means. */
const spellings: Readonly<Record<Exclude<(typeof importTargets)[number], 'ignore'>, string>> = {
  outside_id:
    'id uniqueid recid recordid customerid customerno customernumber clientid contactid memberid memberno externalid code ref reference รหัส รหัสลูกค้า numeroclient',
  full_name:
    'name fullname customername contactname displayname firstandsurname firstandlastname firstandfamilyname ชื่อเต็ม ชื่อนามสกุล nomcomplet',
  given_name:
    'firstname givenname forename first given fname firstnames givennames forenames christianname ชื่อ prenom',
  family_name:
    'lastname familyname surname last family lname lastnames familynames surnames นามสกุล nom nomdefamille',
  company:
    'company companyname organisation organization business employer บริษัท societe entreprise',
  email: 'email emailaddress mail emailid อีเมล courriel adresseemail',
  phone:
    'phone phonenumber telephone tel mobile mobilephone mobilenumber cell cellphone whatsapp contactnumber โทรศัพท์ เบอร์โทร เบอร์โทรศัพท์ มือถือ telephoneportable portable',
  birth_date: 'birthdate birthday dateofbirth dob born วันเกิด datedenaissance naissance',
  birth_date_checked:
    'birthdatechecked birthdayverified birthdateverified dateofbirthverified dobverified dobchecked idchecked idverified agechecked ageverified ตรวจวันเกิดแล้ว datedenaissanceverifiee',
  street:
    'street address address1 addressline1 streetaddress streetname billingaddress ที่อยู่ adresse rue',
  street_number: 'streetnumber housenumber houseno streetno numero',
  unit: 'unit address2 addressline2 apartment flat suite complement',
  city: 'city town suburb locality district เมือง อำเภอ เขต ville',
  region: 'state region province county จังหวัด departement',
  postcode: 'postcode postalcode zip zipcode รหัสไปรษณีย์ codepostal',
  country: 'country countrycode nation ประเทศ pays',
  language: 'language lang preferredlanguage locale ภาษา langue',
  tags: 'tag tags label labels group groups segment segments segmentation แท็ก กลุ่ม etiquette etiquettes',
  note: 'note notes comment comments remark remarks หมายเหตุ remarque',
  tier: 'tier viptier customertier membertier membershiptier membershiplevel memberlevel viplevel loyaltytier ระดับสมาชิก niveaudemembre',
  offers:
    'acceptsmarketing marketingconsent marketingpreference vipmarketingpreference marketingoptin optin newsletteroffers consentementmarketing',
  offers_email: 'acceptsemailmarketing emailmarketingconsent emailoptin emailconsent newsletter',
  offers_sms: 'acceptssmsmarketing smsmarketingconsent smsoptin smsconsent',
  offers_whatsapp: 'whatsappconsent whatsappoptin acceptswhatsappmarketing',
  offers_phone: 'phoneconsent phoneoptin acceptsphonemarketing',
  offers_at:
    'consentdate consentat marketingconsentat marketingconsentdate optintime optindate optinat emailmarketingconsenttimestamp consenttimestamp datedeconsentement',
};

/** The same of numbers of one's own, by their kinds. */
const numberSpellings: Readonly<Record<NumberKind, string>> = {
  membership:
    'membership membershipnumber membershipno membershipid membernumber memberpass clubnumber หมายเลขสมาชิก รหัสสมาชิก เลขสมาชิก เลขที่สมาชิก numerodemembre numeromembre numerodadherent numeroadherent',
  loyalty_card:
    'loyaltycard loyaltycardnumber loyaltycardno loyaltynumber loyaltyno loyaltyid บัตรสะสมแต้ม เลขบัตรสะสมแต้ม หมายเลขบัตรสะสมแต้ม cartedefidelite numerocartedefidelite numerodecartedefidelite cartefidelite',
  national_id:
    'nationalid nationalidnumber nationalidno nationalidentity nationalidentitynumber nationalidentificationnumber identitynumber identitycard identitycardnumber idcard idcardnumber idcardno citizenid personalid personalnumber socialsecuritynumber ssn nric cpf dni niss เลขประจำตัวประชาชน เลขบัตรประชาชน หมายเลขบัตรประชาชน เลขที่บัตรประชาชน บัตรประชาชน numerodidentite numerodidentitenational numerodesecuritesociale numerosecuritesociale nir',
  passport:
    'passport passportnumber passportno passportid หนังสือเดินทาง เลขที่หนังสือเดินทาง หมายเลขหนังสือเดินทาง passeport numerodepasseport numeropasseport',
  tax_id:
    'taxid taxnumber taxno taxidnumber taxidentificationnumber taxpayerid vatid vatnumber เลขประจำตัวผู้เสียภาษี เลขผู้เสียภาษี numerofiscal numerodetva numerotva',
};

/** Ids of the source that are a number of one's own where another column is the source's id already. */
const secondIds: Readonly<Record<string, ImportTarget>> = {
  memberid: 'number:membership',
  memberno: 'number:membership',
};

/** What a heading says where what it says first is another column's already. */
export function secondTargetOf(heading: string): ImportTarget | undefined {
  return secondIds[folded(heading)];
}

/** Heads the column of reasons in a file of faults; such a column says nothing of anybody when it comes in again. */
export const whyNotHeading = 'Why not (Clientele)';

const byHeading = new Map(
  [
    ...Object.entries(spellings),
    ...Object.entries(numberSpellings).map(([kind, words]) => [`number:${kind}`, words] as const),
  ].flatMap(([target, words]) =>
    words.split(' ').map((word) => [folded(word), target as ImportTarget] as const),
  ),
);

/** A heading as it is compared: letters and digits, whatever the case, spacing and accents. */
export function folded(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** What is written around the headings of the several e-mails and phones that people have: `Work Phone`, `E-mail 2 - Value`. */
const around =
  /^(?:work|home|business|personal|office|private|primary|secondary|other|main|mobile)|\d+(?:value)?$/g;

/** What a column's heading says it is, whatever the case, spacing and accents; undefined where it says nothing known. */
export function targetOfHeading(heading: string): ImportTarget | undefined {
  const name = folded(heading);
  const target = byHeading.get(name);
  if (target !== undefined) return target;
  const oneOfSeveral = byHeading.get(name.replace(around, ''));
  return oneOfSeveral === 'email' || oneOfSeveral === 'phone' ? oneOfSeveral : undefined;
}

/** Words around a column's meaning that change nothing of it. */
const beside = new Set(
  'address addr client clean contact current customer fake full guest home mailing main member norm normalised original patient person primary raw std user value work'.split(
    ' ',
  ),
);

/**
 * What a heading says beside words that change nothing: `Customer First Name`, `postcode_fake`. For tables that nobody
 * looks at before they are read.
 */
export function targetAmongWords(heading: string): ImportTarget | undefined {
  const words = heading
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(folded)
    .filter((word) => word !== '');
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const others = words.toSpliced(from, length);
      const target = byHeading.get(words.slice(from, from + length).join(''));
      if (target !== undefined && others.every((word) => beside.has(word) || /^\d+$/.test(word)))
        return target;
    }
  }
  return undefined;
}

/** What may stand for a town or a company where a table has none, for telling people apart; it is never stored as one. */
const standIns: Readonly<Record<'city' | 'company', string>> = {
  city: 'birthplace placeofbirth birthtown townofbirth birthcity cityofbirth bornin birthlocation สถานที่เกิด จังหวัดที่เกิด lieudenaissance villedenaissance',
  company: 'occupation profession job jobtitle trade อาชีพ metier',
};

/** What a column may stand for, by its heading: where somebody was born for a town, what they do for whom they work for. */
export function standInOfHeading(heading: string): ImportTarget | undefined {
  const name = folded(heading);
  const [target] =
    Object.entries(standIns).find(([, spellings]) => spellings.split(' ').includes(name)) ?? [];
  return target as ImportTarget | undefined;
}

/** Headings as a table needs them: each one line, none empty, none twice. */
export function tidyHeadings(raw: readonly string[]): string[] {
  const written = raw.map(
    (text, index) =>
      text
        .replaceAll(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .slice(0, 190) || `Column ${index + 1}`,
  );
  const taken = new Set(written);
  const seen = new Set<string>();
  return written.map((heading) => {
    if (!seen.has(heading)) {
      seen.add(heading);
      return heading;
    }
    let count = 2;
    while (taken.has(`${heading} (${count})`)) count += 1;
    const name = `${heading} (${count})`;
    taken.add(name);
    return name;
  });
}
