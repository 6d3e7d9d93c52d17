import type { Words } from "../../words/index.ts";
import { PACK_MOVE_FAULTS } from "./pack-move.ts";
import { PACK_SCENARIO_FAULTS } from "./pack-scenario.ts";
import { PACK_SCORE_FAULTS } from "./pack-score.ts";
import { PACK_VERSION_FAULTS } from "./pack-version.ts";

/** Faults that speak of a pack's files, words and names. Each says where, what, and the way out. */
const WRITTEN = {
  "pack-broken": {
    zh: "业务包有 {count} 处错误，未载入",
    en: "the pack has {count} faults and was not loaded",
  },
  "pack-file-missing": {
    zh: "缺少文件 {file}；每个业务包都要有它",
    en: "{file} is missing; every pack has one",
  },
  "pack-file-large": {
    zh: "文件有 {size} 个字符，最多 {most}；把长的部分移到同名文件（如 choices.yaml）",
    en: "the file has {size} characters, at most {most}; move a long word to a file of its name (choices.yaml)",
  },
  "pack-large": {
    zh: "业务包共 {size} 个字符，最多 {most}",
    en: "the pack has {size} characters, at most {most}",
  },
  "pack-files": {
    zh: "业务包有 {count} 个文件，最多 {most}",
    en: "the pack has {count} files, at most {most}",
  },
  "pack-yaml": {
    zh: "不是有效的 YAML：{problem}（文字里有冒号加空格、逗号或引号时，整段要加引号）",
    en: "this is not YAML: {problem} (a text with a colon and space, a comma in braces, or quotes must stand in quotes)",
  },
  "pack-yaml-trick": {
    zh: "不允许使用“{what}”（锚点、引用、标签、合并键、复杂键）；请把内容直接写出来",
    en: '"{what}" is not allowed (no anchors, aliases, tags, merge keys or complex keys); write the value out',
  },
  "pack-key-twice": {
    zh: "“{key}”写了两次，第一次在 {first}；请删去一处",
    en: '"{key}" is written twice, first at {first}; remove one of them',
  },
  "pack-deep": {
    zh: "嵌套超过 {most} 层；请写得平一些",
    en: "nested more than {most} deep; write it flatter",
  },
  "pack-nodes": {
    zh: "一个文件最多 {most} 个值",
    en: "a file holds at most {most} values",
  },
  "pack-scalar-large": {
    zh: "一个值有 {size} 个字符，最多 {most}",
    en: "one value has {size} characters, at most {most}",
  },
  "pack-documents": {
    zh: "{file} 只能有一个文档；请删去多出的“---”",
    en: '{file} holds one document; remove the extra "---"',
  },
  "pack-shape": {
    zh: "“{word}”的写法不对，应为 {wanted}",
    en: '"{word}" has the wrong shape, expected {wanted}',
  },
  "pack-word-unknown": {
    zh: "{where} 里没有“{word}”这个词；是否想写“{near}”？可用：{allowed}",
    en: '{where} has no word "{word}"; did you mean "{near}"? Allowed: {allowed}',
  },
  "pack-word-later": {
    zh: "{where} 的“{word}”本版引擎尚未支持；请先去掉",
    en: '"{word}" in {where} is not in this version of the engine yet; leave it out for now',
  },
  "pack-word-missing": {
    zh: "{where} 缺少“{word}”；请补上",
    en: '{where} lacks "{word}"; add it',
  },
  "pack-value": {
    zh: "“{word}”不能是“{value}”；是否想写“{near}”？可用：{allowed}",
    en: '"{word}" cannot be "{value}"; did you mean "{near}"? Allowed: {allowed}',
  },
  "pack-text-half": {
    zh: "文字“{text}”须有中英两面，写作：中文 | English",
    en: 'the text "{text}" needs both languages, written: Chinese | English',
  },
  "pack-name": {
    zh: "“{name}”不能作名称；名称用小写字母开头，只含小写字母、数字和下划线，最多 40 个字符",
    en: '"{name}" cannot be a name; a name begins with a small letter and has small letters, digits and underscores, 40 at most',
  },
  "pack-name-taken": {
    zh: "名称“{name}”已被引擎占用；请换一个",
    en: 'the name "{name}" belongs to the engine; choose another',
  },
  "pack-name-twice": {
    zh: "“{name}”既是{first}又是{second}；时限要能指明是哪一个，请改其中一个名称",
    en: '"{name}" is both {first} and {second}; clocks must tell them apart, so rename one',
  },
  "pack-type-unknown": {
    zh: "没有“{type}”这种类型；是否想写“{near}”？可用：{allowed}",
    en: 'there is no type "{type}"; did you mean "{near}"? Allowed: {allowed}',
  },
  "pack-unknown": {
    zh: "没有名为“{name}”的{kind}；是否想写“{near}”？可用：{allowed}",
    en: 'there is no {kind} named "{name}"; did you mean "{near}"? Allowed: {allowed}',
  },
  "pack-settings": {
    zh: "城市对业务包“{pack}”的设置有 {count} 处错误",
    en: 'what the city sets in the pack "{pack}" has {count} mistakes',
  },
  "pack-source": {
    zh: "来源“{source}”须写明出处和可信度：出处 high、medium 或 low",
    en: 'the source "{source}" must say where and how sure: a source, then high, medium or low',
  },
  "pack-choice-empty": {
    zh: "选项表“{choice}”是空的；至少写一个选项",
    en: 'the choice "{choice}" is empty; it needs at least one value',
  },
  "pack-limit": {
    zh: "“{limit}”不是时限；写作 20min、4h、15wd、60d、3mo、1y",
    en: '"{limit}" is no limit; write 20min, 4h, 15wd, 60d, 3mo or 1y',
  },
  "pack-number": {
    zh: "编号格式“{number}”不可用；须含 {example}，填好后不超过 32 个字符，只用字母、数字和连字符",
    en: 'the number pattern "{number}" cannot be used; it needs {example}, fits 32 characters when filled, and has only letters, digits and hyphens',
  },
  "pack-number-taken": {
    zh: "编号格式“{number}”已用于“{case}”；两类事项的编号会重，请换一种，如改开头的字母",
    en: 'the number pattern "{number}" is that of "{case}" already, and the two would give the same numbers; choose another, such as other letters in front',
  },
  "pack-actor": {
    zh: "“{actor}”不是经办人；写作 角色、角色@lead、角色@area、角色@字段、@字段、citizen、feed、clock、self",
    en: '"{actor}" is no actor; write role, role@lead, role@area, role@field, @field, citizen, feed, clock or self',
  },
  "pack-make": {
    zh: "“{make}”须写作 事项类型.开启动作",
    en: '"{make}" must be written case.opening',
  },
  "pack-at": {
    zh: "“{at}”不是时限上的标记；写作 80%、due、due+5wd",
    en: '"{at}" is no mark on a clock; write 80%, due or due+5wd',
  },
  "pack-desk": {
    zh: "工作台“{desk}”没有写 is，名字也不是其中一种；是否想写“{near}”？可用：{allowed}",
    en: 'the desk "{desk}" says no "is" and is not called as one of them; did you mean "{near}"? Allowed: {allowed}',
  },
} as const satisfies Record<string, Words>;

/** Faults that speak of an expression. */
const EXPRESSION = {
  "pack-expression-syntax": {
    zh: "表达式“{expression}”读不懂：{problem}",
    en: 'the expression "{expression}" cannot be read: {problem}',
  },
  "pack-expression-name": {
    zh: "“{expression}”里的“{name}”在此处看不到；是否想写“{near}”？可用：{allowed}",
    en: '"{name}" in "{expression}" is not in sight here; did you mean "{near}"? Allowed: {allowed}',
  },
  "pack-expression-function": {
    zh: "“{expression}”里没有函数“{name}”，或参数个数不对；是否想写“{near}”？可用：{allowed}",
    en: '"{expression}" calls "{name}", which there is not or not with so many arguments; did you mean "{near}"? Allowed: {allowed}',
  },
  "pack-expression-type": {
    zh: "“{expression}”：需要 {wanted}，得到 {got}；请改表达式或字段类型",
    en: '"{expression}": expected {wanted}, got {got}; change the expression or the type of the field',
  },
  "pack-expression-word": {
    zh: "“{expression}”里的“{value}”不在选项中；是否想写“{near}”？可用：{allowed}",
    en: '"{value}" in "{expression}" is not one of the words it may be; did you mean "{near}"? Allowed: {allowed}',
  },
  "pack-expression-deciding": {
    zh: "“{expression}”用了 {name}；它只能写在动作的 must、when、set、make、do 里，办理时才读取和加锁",
    en: '"{expression}" reads {name}, which may stand only in must, when, set, make and do of an action: it is read and locked when the action is decided',
  },
  "pack-expression-sealed": {
    zh: "“{expression}”读取了保密内容“{name}”；只能问它是否为空（{name} != null）",
    en: '"{expression}" reads the sealed "{name}"; it may only be asked whether it is empty ({name} != null)',
  },
  "pack-expression-empty": {
    zh: "“{expression}”必须总有结果，但“{name}”可能为空；请加 when: {name} != null，或先要求填写",
    en: '"{expression}" must always give a value, but "{name}" may be empty; add when: {name} != null, or ask for it before',
  },
  "pack-table-gap": {
    zh: "“{expression}”：表 {table} 没有“{row}”一行；请补上，现有：{allowed}",
    en: '"{expression}": the table {table} has no row "{row}"; add it, there are: {allowed}',
  },
} as const satisfies Record<string, Words>;

/** Faults of a pack that reads well but cannot work. */
const PROOF = {
  "pack-opening-none": {
    zh: "事项“{case}”没有开启动作；请写一个 from: new 且有 to 的动作",
    en: 'the case "{case}" cannot be opened; give it an action with from: new and a to',
  },
  "pack-opening-stays": {
    zh: "开启动作“{action}”须写明进入哪个状态（to）",
    en: 'the opening "{action}" must say which state it enters (to)',
  },
  "pack-state-unreached": {
    zh: "状态“{state}”永远到不了；请加一个 to: {state} 的动作，或删去它",
    en: 'the state "{state}" is never reached; add an action with to: {state}, or remove it',
  },
  "pack-state-endless": {
    zh: "从状态“{state}”到不了任何终点；请加一条通向终点的动作",
    en: 'no end can be reached from the state "{state}"; add an action that leads to one',
  },
  "pack-state-unclocked": {
    zh: "状态“{state}”没有任何时限在走；请让一个时限从它开始（from: {state}）或经过它",
    en: 'no clock runs in the state "{state}"; let one start there (from: {state}) or run through it',
  },
  "pack-state-unmanned": {
    zh: "状态“{state}”在等一个没有人的角色：离开它的动作 {actions} 无人能办；请在 by 里写一个能到任的角色",
    en: 'the state "{state}" waits for nobody: no one can take {actions}; name a role in by that somebody can fill',
  },
  "pack-action-unmanned": {
    zh: "动作“{action}”没有人能办（by: {by}）：@lead 要有动作设置承办单位，@字段要有人填写，clock 要有时限的 at 指明它",
    en: 'nobody can take the action "{action}" (by: {by}): @lead needs an action that sets the lead, @field one that fills it, clock a clock whose at names it',
  },
  "pack-action-unready": {
    zh: "动作“{action}”由 {by} 自动执行，却要填“{field}”；请改成可空（{field}?）或换人办",
    en: 'the action "{action}" is taken by {by}, which fills no form, but asks for "{field}"; mark it {field}? or let a person take it',
  },
  "pack-form-computed": {
    zh: "“{field}”是计算出来的，不能填写或设置；请从 {where} 去掉",
    en: '"{field}" is computed and cannot be typed or set; take it out of {where}',
  },
  "pack-must-never": {
    zh: "条件“{expression}”永远不成立，这个动作谁也办不了；请改条件",
    en: 'the condition "{expression}" never holds, so the action can never be taken; change it',
  },
  "pack-make-unfilled": {
    zh: "{make} 要求填写“{field}”，这里没有给出；请补上 {field}: …",
    en: '{make} asks for "{field}", which is not given here; add {field}: …',
  },
  "pack-make-self": {
    zh: "{make} 由事项自动开启，但它的 by 里没有 self；请加上",
    en: "{make} is opened by a case, but its by does not name self; add it",
  },
  "pack-file-stray": {
    zh: "{file} 不是业务包的文件，没有人读它；可用：{allowed}",
    en: "{file} is no file of a pack, nobody reads it; allowed: {allowed}",
  },
  "pack-do-case": {
    zh: "{do} 由别的事项来做，但它的 by 里没有 case；请加上",
    en: "{do} is done by another case, but its by does not name case; add it",
  },
  "pack-register-actor": {
    zh: "台账“{register}”的 by 不能写 {actor}；写角色、@字段、feed 或 self",
    en: 'the register "{register}" cannot be entered by {actor}; write roles, @field, feed or self',
  },
  "pack-register-tree": {
    zh: "台账“{register}”有两个上级字段 {first} 和 {second}；只能留一个",
    en: 'the register "{register}" hangs its entries under both {first} and {second}; keep one of them',
  },
  "pack-register-topic": {
    zh: "台账“{register}”的条目用来查职责，须有 key；请写上 key: […]",
    en: 'entries of the register "{register}" are looked up in duties, so they need a key; add key: […]',
  },
  "pack-join-type": {
    zh: "join 的“{field}”须是同一类事项（is: {case}），且动作要结束本事项",
    en: 'join names "{field}", which must be a case of the same type (is: {case}), and the action must end this case',
  },
  "pack-extend-free": {
    zh: "“{action}”延长时限“{clock}”却没有任何限制；请加一条 must",
    en: '"{action}" extends the clock "{clock}" without a bound; let a must limit it, here or where it is asked',
  },
  "pack-clock-endless": {
    zh: "时限“{clock}”在状态“{state}”里停不下来；请在 to 里写上从那里能到的状态或动作",
    en: 'the clock "{clock}" cannot stop once the case is in "{state}"; name in its to a state or action that can follow',
  },
  "pack-clock-idle": {
    zh: "时限“{clock}”永远不会开始；请检查 from",
    en: 'the clock "{clock}" never starts; look at its from',
  },
  "pack-clock-source": {
    zh: "时限“{clock}”的依据可信度为 {confidence}；不到 high 的数值应放进 settings，让城市可以改",
    en: 'the clock "{clock}" rests on a source of {confidence} confidence; a value below high belongs into settings, where a city may change it',
  },
  "pack-at-clock": {
    zh: "时限“{clock}”到“{at}”时执行“{action}”，但该动作的 by 里没有 clock；请加上",
    en: 'the clock "{clock}" does "{action}" at {at}, but its by does not name clock; add it',
  },
  "pack-at-impossible": {
    zh: "时限“{clock}”到“{at}”时执行“{action}”，但时限在走的状态里都办不了它（from: {from}）；请改 from 或换一个动作",
    en: 'the clock "{clock}" does "{action}" at {at}, but it cannot be taken in any state in which the clock runs (from: {from}); change its from or name another action',
  },
  "pack-seal-missing": {
    zh: "“{field}”是联系方式，必须保密；请加 seal: […]",
    en: '"{field}" holds a person\'s contact and must be sealed; add seal: […]',
  },
  "pack-seal-nobody": {
    zh: "保密字段“{field}”没有人可以查看；请在 seal 里写一个角色",
    en: 'nobody may look at the sealed "{field}"; name a role in seal',
  },
  "pack-seal-value": {
    zh: "保密字段“{field}”不能由公式计算",
    en: 'the sealed "{field}" cannot be computed; leave out value or seal',
  },
  "pack-text-sealed": {
    zh: "{where} 会说出保密的“{name}”；请去掉",
    en: '{where} would tell the sealed "{name}"; take it out',
  },
  "pack-text-path": {
    zh: "{where} 里的“{name}”不存在；是否想写“{near}”？",
    en: '{where} names "{name}", which is not there; did you mean "{near}"?',
  },
  "pack-chain-endless": {
    zh: "自动动作会没完没了：{chain}；请让其中一步由人来办，或用 past.…count 限制次数",
    en: "actions that happen by themselves never end: {chain}; let a person take one of them, or bound one by its past.….count",
  },
  "pack-circle": {
    zh: "“{field}”的公式绕回了自己：{chain}；请断开",
    en: 'the value of "{field}" comes back to itself: {chain}; break the circle',
  },
  "pack-unused": {
    zh: "{kind} 里的“{name}”没有用到；请用上或删去",
    en: '"{name}" in {kind} is never used; use it or remove it',
  },
  "pack-field-never": {
    zh: "字段“{name}”没有任何动作填写；请放进某个 form 或 set，或删去",
    en: 'no action ever fills the field "{name}"; put it into a form or a set, or remove it',
  },
  "pack-row-unused": {
    zh: "设置“{setting}”的“{row}”一行用不到；请删去",
    en: 'the row "{row}" of the setting "{setting}" is never asked for; remove it',
  },
  "pack-indicator-kind": {
    zh: "指标“{indicator}”要么写 from（从事项统计，或 from: filed 由填报），要么写 value（由其他指标计算），二者必居其一",
    en: 'the indicator "{indicator}" needs either from (counted from cases, or from: filed) or value (made of other indicators), and not both',
  },
  "pack-filed-by": {
    zh: "指标“{indicator}”是填报的，须有且只有一类事项的动作用 file 填报它；现有：{cases}",
    en: 'the indicator "{indicator}" is filed, so actions of exactly one case type must have it in file; now: {cases}',
  },
  "pack-filing-period": {
    zh: "动作“{action}”填报时还不知道报告期：“{case}”要有一个 is: period 的字段，并在此之前填好",
    en: '"{action}" files without knowing its period: "{case}" needs one field with is: period, filled by then',
  },
  "pack-filing-length": {
    zh: "动作“{action}”填报的指标没有共同的报告期长短：{lengths}",
    en: 'the indicators that "{action}" files have no length of period in common: {lengths}',
  },
  "pack-indicator-across": {
    zh: "指标“{indicator}”不能按“{name}”分；可用：{allowed}（不按人分，不按保密内容分）",
    en: 'the indicator "{indicator}" cannot be divided by "{name}"; allowed: {allowed} (never by persons or by what is sealed)',
  },
  "pack-indicator-means": {
    zh: "指标“{indicator}”是比率，须写明口径（means: 中文 | English）",
    en: 'the indicator "{indicator}" is a rate and must say what it means (means: Chinese | English)',
  },
  "pack-template": {
    zh: "模板 {file} 读不懂：{problem}",
    en: "the template {file} cannot be read: {problem}",
  },
  "pack-template-name": {
    zh: "模板 {file} 用了“{name}”，reads 里没有；可用：{allowed}",
    en: 'the template {file} uses "{name}", which reads does not give; allowed: {allowed}',
  },
  "pack-desk-count": {
    zh: "工作台“{desk}”的开头句用了“{name}”，count 里没有；请补上",
    en: 'the opening sentence of the desk "{desk}" uses "{name}", which count does not give; add it',
  },
  "pack-desk-rows": {
    zh: "工作台“{desk}”的 {where} 问到“{part}”，清单查不了；可用：{allowed}",
    en: 'the desk "{desk}" asks for "{part}" in {where}, which no list can be asked for; allowed: {allowed}',
  },
  "pack-desk-unbounded": {
    zh: "工作台“{desk}”的 {where} 会把办结的全部翻一遍；请加上 !ended、未办结的状态，或 opened / ended_at 不早于某时",
    en: 'the desk "{desk}" would go through everything that ever ended for {where}; add !ended, states that are no end, or opened / ended_at not before some moment',
  },
  "pack-desk-slots": {
    zh: "“{type}”的工作台共要查 {count} 个 {kind} 类的字段，最多 {most} 个；请去掉一些 filter、count 或 rows",
    en: 'the desks of "{type}" ask for {count} words of the kind {kind}, at most {most}; leave some filter, count or rows out',
  },
  "pack-calls-feed": {
    zh: "工作台“{desk}”的来电步骤“{action}”电话系统办不了；请在 by 里加上 feed",
    en: 'no telephone system may take "{action}", a step of calls at the desk "{desk}"; add feed to its by',
  },
  "pack-calls-take": {
    zh: "工作台“{desk}”接听来电用的“{action}”不是登记动作；请用 from: new 的动作",
    en: '"{action}", by which the desk "{desk}" takes calls, opens no case; name an action from: new',
  },
  "pack-calls-form": {
    zh: "工作台“{desk}”的来电步骤“{action}”要填“{field}”，电话系统不知道；请加 ? 或给它 propose",
    en: '"{action}", a step of calls at the desk "{desk}", asks for "{field}", which a telephone does not know; mark it with ? or give it a propose',
  },
  "pack-desk-verb": {
    zh: "工作台“{desk}”的“{verb}”，{for} 办不了；请换动作或换角色",
    en: 'the desk "{desk}" offers "{verb}", which {for} may not take; change the verb or the roles',
  },
} as const satisfies Record<string, Words>;

/** Faults that speak of packs. */
export const PACK_FAULTS = {
  ...WRITTEN,
  ...EXPRESSION,
  ...PROOF,
  ...PACK_MOVE_FAULTS,
  ...PACK_SCENARIO_FAULTS,
  ...PACK_SCORE_FAULTS,
  ...PACK_VERSION_FAULTS,
} as const;
