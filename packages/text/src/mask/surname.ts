/** The surnames of some nineteen in twenty people, less those that mostly begin other words (于, 向, 时, 路, 车, 党, 方, 成, 单, 管 …). */
const SINGLE = new Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝宁尚符舒阮纪梅童凌毕季裴霍涂苗谷盛曲翁冉骆蓝游辛靳柴蒙鲍喻祁蒲屈饶牟艾尤穆卓古吉缪简芦麦褚娄窦戚岑景宫费卜晏席卫柏宗瞿桂佟臧闵苟邬卞姬仇栾隋高",
);
const RARE = new Set("于向时路车党方成单管文项连安全包华房解阳农司冷米边师应相和常");
const DOUBLE = new Set(
  "欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 尉迟 长孙 东方 慕容 公孙 端木 淳于 南宫".split(" "),
);

/** Whether a name may begin here. `sure` = other words show that a name stands here, so rare surnames count too. */
export function beginsWithSurname(name: string, sure: boolean): boolean {
  const first = name.charAt(0);
  return SINGLE.has(first) || (sure && RARE.has(first)) || DOUBLE.has(name.slice(0, 2));
}

/** How many characters the surname at the beginning of a name has; see `beginsWithSurname`. */
export function surnameLength(name: string): number {
  return DOUBLE.has(name.slice(0, 2)) ? 2 : 1;
}
