/** How many test files run at once, each in a city of its own; a city that runs already takes one at a time. */
export const CITIES = process.env["XINLIAN_URL"] ? 1 : 2;
