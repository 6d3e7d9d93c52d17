import type { Light as LightData } from "@xinlian/wire";
import { useSay } from "../words/language.tsx";
import { Shape } from "./shape.tsx";

/** 正常 · 临期 · 超期 · 暂停 · 办结: shape, word and amount, so that none of them has to carry the meaning alone. */
export function Light({ light }: { light: LightData }) {
  const say = useSay();
  return (
    <span className={`light ${light.light}`}>
      {light.light !== "done" && <Shape name={light.light} />}
      {say(light.label)}
    </span>
  );
}
