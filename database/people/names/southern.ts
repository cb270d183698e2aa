import { spelt, type Culture } from './culture.ts';

export const arabic: Culture = {
  name: 'arabic',
  language: 'ar',
  givens:
    spelt(`Mohammed محمد Mo ~Muhammad ~Mohamed, Ahmed أحمد ~Ahmad, Fatima فاطمة ~Fatma, Omar عمر ~Umar, Aisha عائشة ~Aicha,
    Yusuf يوسف ~Youssef, Layla ليلى ~Leila, Khalid خالد ~Khaled, Mariam مريم ~Maryam, Hassan حسن ~Hasan, Noor نور ~Nour,
    Ibrahim إبراهيم ~Ebrahim, Zainab زينب ~Zeinab, Ali علي ~Aly, Huda هدى ~Houda, Karim كريم ~Kareem, Salma سلمى ~Selma,
    Tariq طارق ~Tarek, Rania رانيا ~Ranya, Hussein حسين ~Husain`),
  families:
    spelt(`Hassan حسن ~Hasan, Haddad حداد ~Hadad, Al-Masri المصري ~Elmasry, Khoury خوري ~Khouri, Mansour منصور ~Mansur,
    Nasser ناصر ~Naser, Al-Rashid الراشد ~El-Rachid, Farouk فاروق ~Faruq, Saleh صالح ~Salih, Bakri بكري ~Bakry, Hamdan حمدان,
    Qureshi قريشي ~Koreishi, Najjar نجار ~Naggar, Sharif شريف ~Cherif, Othman عثمان ~Osman, Amin أمين ~Ameen`),
  home: { callingCode: '+971', phones: ['050 555 ####', '055 555 ####', '056 555 ####'] },
};

export const indian: Culture = {
  name: 'indian',
  language: 'hi',
  givens:
    spelt(`Priya प्रिया ~Preeya, Arjun अर्जुन ~Arjoon, Amit अमित ~Ameet, Anjali अंजलि ~Anjalee, Sanjay संजय Sanju ~Sanjai,
    Deepa दीपा ~Dipa, Kavita कविता ~Kavitha, Rahul राहुल, Sunita सुनीता ~Suneeta, Vikram विक्रम Vik ~Bikram, Pooja पूजा ~Puja,
    Rajesh राजेश Raj, Neha नेहा, Suresh सुरेश, Lakshmi लक्ष्मी ~Laxmi, Anil अनिल, Geeta गीता ~Gita, Manish मनीष ~Maneesh,
    Shreya श्रेया ~Shria, Rohit रोहित, Meena मीना ~Mina, Vijay विजय ~Vijai`),
  families:
    spelt(`Sharma शर्मा, Patel पटेल, Gupta गुप्ता, Singh सिंह ~Sinh, Kumar कुमार, Mehta मेहता, Iyer अय्यर ~Aiyar, Khan खान, Joshi जोशी,
    Verma वर्मा ~Varma, Reddy रेड्डी ~Reddi, Nair नायर ~Nayar, Chatterjee चटर्जी ~Chatterji, Banerjee बनर्जी ~Banerji, Desai देसाई ~Dessai,
    Mukherjee मुखर्जी ~Mookerjee, Rao राव, Agarwal अग्रवाल ~Aggarwal, Pillai पिल्लई ~Pillay, Chowdhury चौधरी ~Chaudhary`),
  home: { callingCode: '+91', phones: ['98555 5####', '99555 5####', '98555 0####'] },
};

export const rwandan: Culture = {
  name: 'rwandan',
  language: 'rw',
  givens:
    spelt(`Aline, Jean-Claude ~Jean_Claude, Claudine ~Klodine, Diane ~Diana, Divine, Esperance ~Espérance, Grace, Immaculée
    ~Immaculee, Jeanne ~Jane, Josiane, Liliane ~Lilian, Marie-Claire ~Marie_Claire, Odette ~Odete, Solange, Vestine ~Vestina,
    Yvonne ~Ivonne, Alain ~Allain, Jean-Bosco Bosco ~Jean_Bosco, Claude ~Klode, Emmanuel Emma ~Emanuel, Eric ~Erick, Fabrice
    ~Fabris, Innocent ~Inosent, Jean-Paul JP ~Jean_Paul, Olivier, Pacifique ~Pasifique, Patrick ~Patrik, Théogène Theo
    ~Theogene, Thierry ~Tierry, Vincent ~Vinsent, Keza, Ganza, Sonia ~Sonya, Kevin ~Kévin, Chantal ~Shantal, Gilbert
    ~Jilbert, Alphonse ~Alfonse, Yvette ~Ivette, Clarisse ~Clarise, Belise ~Bélise`),
  families:
    spelt(`Uwimana ~Uwamana, Mukamana, Habimana ~Habyimana, Niyonsaba ~Niyonsava, Uwase, Mugisha ~Mugicha, Ndayisaba ~Ndayisava,
    Umutoni, Ingabire, Nshimiyimana ~Nshimyimana, Hakizimana ~Akizimana, Mutesi, Kamanzi, Rugamba, Gasana, Bizimana
    ~Byizimana, Munyaneza, Nkurunziza, Iradukunda, Uwineza, Kayitesi ~Kaitesi, Twagirayezu, Mukeshimana ~Mukechimana,
    Ntaganda, Karemera ~Kalemera, Murenzi, Batamuriza ~Batamuliza, Gatera, Nyirahabimana, Rwigema ~Rwigyema, Tuyishime
    ~Tuyisime, Manzi, Niyonzima, Nsengiyumva, Rukundo, Ishimwe, Mbabazi, Kalisa ~Karisa, Umuhoza, Gahongayire`),
  home: {
    callingCode: '+250',
    phones: ['0785 55# ###', '0788 55# ###', '0725 55# ###', '0738 55# ###', '0795 55# ###'],
  },
};
