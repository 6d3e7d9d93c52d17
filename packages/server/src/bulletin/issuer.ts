import type { BulletinNode, Pack, Words } from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";

/**
 * Who issues the papers of a bulletin: the unit of the city itself whose people draft and publish it. Where several units do, or none, it is the
 * city's own office.
 */
export function issuerOf(city: CityNow, pack: Pack, { by }: BulletinNode): Words {
  const { directory } = city;
  const units = directory
    .units()
    .filter(
      ({ id, area }) =>
        area === city.code &&
        by.some(
          ({ role }) => role !== undefined && directory.holders(pack.name, role, id).length > 0,
        ),
    );
  const [only] = units;
  return units.length === 1 && only !== undefined ? only.text : city.profile.office;
}
