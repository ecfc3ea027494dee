/** News agencies by the names that credit lines and datelines use. One table for residue, lineage and names. */
const AGENCIES: readonly (readonly [string, RegExp])[] = [
  ['AP', /\bA\.?P\.?\b|\bAssociated Press\b/u],
  ['Reuters', /\b(?:Reuters|REUTERS|Thomson Reuters)\b/u],
  ['AFP', /\bAFP\b|\bAgence France[- ]Presse\b/u],
  ['UPI', /\bUPI\b|\bUnited Press International\b/u],
  ['PA', /\bPA Media\b|\bPress Association\b|\(PA\)/u],
  ['dpa', /\b(?:dpa|DPA)\b|\bDeutsche Presse-Agentur\b/u],
  ['Xinhua', /\bXinhua\b/u],
  ['EFE', /\bEFE\b/u],
  ['ANSA', /\bANSA\b/u],
  ['TASS', /\b(?:TASS|Tass|ITAR-TASS)\b/u],
  ['Interfax', /\bInterfax\b/u],
  ['RIA', /\bRIA Novosti\b/u],
  ['Kyodo', /\bKyodo\b/u],
  ['Yonhap', /\bYonhap\b/u],
  ['ANI', /\bANI\b/u],
  ['PTI', /\bPTI\b|\bPress Trust of India\b/u],
  ['IANS', /\bIANS\b/u],
  ['Bloomberg', /\bBloomberg\b/u],
  ['CNN', /\bCNN\b/u],
  ['CEN', /\bCEN\b|\b[Ee]uro[Pp]ics\b/u],
  ['Caters', /\bCaters\b/u],
  ['Getty', /\bGetty(?: Images)?\b/u],
];

/** The first agency that `text` names, or null. For short credit lines; running prose names agencies for other reasons. */
export function agencyIn(text: string): string | null {
  let best: string | null = null;
  let at = Infinity;
  for (const [name, pattern] of AGENCIES) {
    const found = text.search(pattern);
    if (found !== -1 && found < at) {
      at = found;
      best = name;
    }
  }
  return best;
}

/** A dateline at the start of a text: "BEIJING (AP) —", "(Reuters) -", "London, Nov 24 :". */
export interface Dateline {
  readonly end: number;
  readonly place: string | null;
  readonly agency: string | null;
}

const DATELINE =
  /^\s*(?:date\s+[\d-]{8,10}\s+)?(?:(?<place>\(?[\p{Lu}][\p{L}.'’ ]{1,30}\)?(?:,\s*[\p{Lu}][\p{L}.'’ ]{1,30})?)(?:,\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2})?\s*)?(?:\((?<agency>[\p{L}. ]{2,30})\)\s*)?(?:—|–|--|-(?=\s)|:(?=\s))/u;

/** The dateline that opens `text`, or null. A bare "Word -" without capitals throughout or an agency is none. */
export function datelineOf(text: string): Dateline | null {
  const found = DATELINE.exec(text.slice(0, 120));
  if (found === null) return null;
  const place = found.groups?.['place']?.trim() ?? null;
  const inBrackets = found.groups?.['agency'] ?? null;
  const agency = inBrackets === null ? null : (agencyIn(inBrackets) ?? agencyIn(`(${inBrackets})`));
  if (agency === null && place === null) return null;
  if (agency === null && place !== null) {
    if (place.split(/\s+/u).length > 3) return null;
    // "Talent: Nikolai …", "Cutlery - a collection": without an agency only capitals or a long dash make a dateline.
    if (place !== place.toUpperCase() && !/[—–]$/u.test(found[0])) return null;
  }
  return { end: found[0].length, place, agency };
}
