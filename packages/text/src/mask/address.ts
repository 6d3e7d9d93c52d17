import type { Hidden } from "./stars.ts";

const NUMBER = "(?:[0-9]{1,5}|[一二三四五六七八九十百零〇两]{1,5})";
/** Sign of a house: the part before it is hidden. A day (5月3号), a line (3号线), a paper (12号文) is none. */
const STREET_NUMBER = new RegExp(
  `(?<=[路街巷道弄段村社组里坊区院园苑庄寨镇附][ ]?(?:附)?)(${NUMBER}(?:[-—之附]${NUMBER}){0,2})(?=号(?!线|文|令|台风|公告|楼盘))`,
  "gu",
);
const BUILDING = new RegExp(
  `(?<![0-9*一二三四五六七八九十百])((?<![A-Za-z])[A-Za-z]|[A-Za-z]?${NUMBER})(?=栋|幢|号楼|号院|单元|室|号房|号门)`,
  "gu",
);
/** The door that follows the building or the unit, with or without a word after it: 2单元501. */
const DOOR =
  /(?<=栋|幢|单元|号楼|号院|苑|园|府|城|小区|花园|公寓)[ -]?([0-9]{3,4})(?![0-9年元米个人户万])/gu;
/** 5-1-1203, but no date. */
const CHAIN = /(?<![0-9-])([0-9]{1,2}-[0-9]{1,2}-(?!19|20)[0-9]{3,4})(?![0-9-])/gu;

/**
 * House, building, unit and door numbers of addresses; the street and the estate stay.
 * @param text half-width
 */
export function* houseNumbers(text: string): Generator<Hidden> {
  for (const pattern of [STREET_NUMBER, BUILDING, DOOR, CHAIN]) {
    for (const match of text.matchAll(pattern)) {
      const hidden = match[1] ?? match[0];
      const from = match.index + match[0].length - hidden.length;
      yield { from, to: from + hidden.length };
    }
  }
}
