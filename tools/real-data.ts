import { existsSync } from "node:fs";

/** Before the tests on real data: says where it should lie when it is not there. */
export default function lookForData(): void {
  const data = process.env["XINLIAN_TEST_DATA"] ?? "";
  if (!existsSync(data))
    throw new Error(
      `npm run test:data reads real data from ${data}, which is not there; name its folder in XINLIAN_TEST_DATA`,
    );
}
