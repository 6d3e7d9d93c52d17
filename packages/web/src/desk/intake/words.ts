import { both } from "../words/both.ts";
import { intakeEnglish } from "./words-en.ts";
import { type IntakeWords, intakeChinese } from "./words-zh.ts";

export const intakeWords = both<IntakeWords>(intakeChinese, intakeEnglish);
