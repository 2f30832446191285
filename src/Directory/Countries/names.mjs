// CLDR's names are for keyboards and phones; where institutions write another form, theirs stands here.
export const institutionalNames = {
  AE: { ru: 'Объединенные Арабские Эмираты' },
  BN: { en: 'Brunei Darussalam', fr: 'Brunéi Darussalam', es: 'Brunéi Darussalam', pt: 'Brunei Darussalam', ar: 'بروني دار السلام', ru: 'Бруней-Даруссалам' },
  BY: { fr: 'Bélarus' },
  CD: { en: 'Democratic Republic of the Congo', fr: 'République démocratique du Congo', es: 'República Democrática del Congo', pt: 'República Democrática do Congo', ar: 'جمهورية الكونغو الديمقراطية', ru: 'Демократическая Республика Конго' },
  CG: { en: 'Congo', fr: 'Congo', es: 'Congo', pt: 'Congo', ar: 'الكونغو', ru: 'Конго' },
  CI: { pt: 'Costa do Marfim', ar: 'كوت ديفوار' },
  CV: { en: 'Cabo Verde', fr: 'Cabo Verde', ar: 'كابو فيردي' },
  FK: { en: 'Falkland Islands (Malvinas)', fr: 'Îles Falkland (Malvinas)', es: 'Islas Malvinas (Falkland)', pt: 'Ilhas Falkland (Malvinas)', ar: 'جزر فوكلاند (مالفيناس)', ru: 'Фолклендские (Мальвинские) острова' },
  FM: { en: 'Micronesia (Federated States of)', fr: 'Micronésie (États fédérés de)', es: 'Micronesia (Estados Federados de)', pt: 'Micronésia (Estados Federados da)', ar: 'ولايات ميكرونيزيا الموحدة' },
  GB: { ru: 'Соединенное Королевство' },
  GS: { en: 'South Georgia and the South Sandwich Islands' },
  HK: { en: 'Hong Kong SAR (China)', fr: 'R.A.S. de Hong Kong (Chine)', ar: 'منطقة هونغ كونغ الإدارية الخاصة', ru: 'САР Гонконг (Китай)' },
  KG: { ru: 'Кыргызстан' },
  KP: { en: 'Democratic People’s Republic of Korea', fr: 'République populaire démocratique de Corée', es: 'República Popular Democrática de Corea', pt: 'República Popular Democrática da Coreia', ar: 'جمهورية كوريا الشعبية الديمقراطية', ru: 'Корейская Народно-Демократическая Республика' },
  KR: { en: 'Republic of Korea', fr: 'République de Corée', es: 'República de Corea', pt: 'República da Coreia', ar: 'جمهورية كوريا', ru: 'Республика Корея' },
  MM: { en: 'Myanmar', fr: 'Myanmar', es: 'Myanmar', pt: 'Mianmar', ar: 'ميانمار', ru: 'Мьянма' },
  MO: { en: 'Macao SAR (China)', fr: 'R.A.S. de Macao (Chine)', ru: 'САР Макао (Китай)' },
  PS: { en: 'State of Palestine', fr: 'État de Palestine', es: 'Estado de Palestina', pt: 'Estado da Palestina', ar: 'دولة فلسطين', ru: 'Государство Палестина' },
  SV: { fr: 'El Salvador', pt: 'El Salvador' },
  SY: { ar: 'سورية' },
  TL: { fr: 'Timor-Leste', ar: 'تيمور-ليشتي', ru: 'Тимор-Лешти' },
  VC: { en: 'Saint Vincent and the Grenadines' },
  VN: { en: 'Viet Nam', es: 'Viet Nam' },
};

// “&”, “St.” and “о-ва” are space savers of small screens.
const spelledOut = {
  en: [[/ & /g, ' and '], [/^St\. /, 'Saint '], [/^U\.S\. /, 'United States ']],
  es: [[/EE\.\sUU\./, 'los Estados Unidos']],
  pt: [[/dos EUA/, 'dos Estados Unidos']],
  ru: [[/о-ва/g, 'острова'], [/о-в/g, 'остров'], [/^остров Св\. /, 'Остров Святой '], [/\(США\)/, '(Соединенные Штаты)'], [/\(Великобритания\)/, '(Соединенное Королевство)']],
};

// In Arabic and Russian CLDR's name of the sub-region 018 could be read as the country.
const subRegionNames = {
  '018': { ar: 'الجنوب الأفريقي', ru: 'Южная часть Африки' },
  '021': { es: 'América septentrional', ru: 'Северная Америка' },
  '057': { en: 'Micronesia', fr: 'Micronésie', es: 'Micronesia', pt: 'Micronésia', ar: 'ميكرونيزيا' },
};

export function subRegionNameOf(code, language, cldrName) {
  return subRegionNames[code]?.[language] ?? cldrName;
}

export function nameOf(alpha2, language, cldrName) {
  const chosen = institutionalNames[alpha2]?.[language];
  if (chosen) return chosen;
  const spelled = (spelledOut[language] ?? []).reduce((name, [from, to]) => name.replace(from, to), cldrName);
  return spelled[0].toLocaleUpperCase(language) + spelled.slice(1);
}
