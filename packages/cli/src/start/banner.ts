import type { Running } from "@xinlian/server";

/** What an operator is told when the city is up: Chinese first, then English. */
export function banner({ url, founded, moved, house }: Running): string {
  const { profile, demo } = house.keeper.now;
  const lines = [
    "",
    `  ${profile.brand.zh} 已启动`,
    `  ${profile.brand.en} is up`,
    "",
    ...(url === null
      ? ["  （本进程不提供网页 / no web role in this process）"]
      : [
          `  市民 Citizens      ${url}/`,
          `  工作人员 Staff     ${url}/sign-in`,
          `  接口 Interface     ${url}/api/openapi.json`,
        ]),
    `  数据 Data          ${house.dataFolder}`,
    ...(moved === null ? [] : [`  数据改放于此：${moved} / the data lie there because ${moved}`]),
  ];
  if (founded?.admin) {
    lines.push(
      "",
      `  管理员 Administrator   账号 account: ${founded.admin.account}   密码 password: ${founded.admin.password}`,
      "  只显示这一次，请记下 / shown only this once: write it down",
    );
  }
  if (demo !== null) {
    lines.push("", "  演示账号见登录页 / demo accounts stand on the sign-in page");
  }
  if (house.ledger.demoKey) {
    lines.push(
      "",
      "  演示环境：主密钥与数据同放一处，请勿录入真实个人信息（XINLIAN_MASTER_KEY_FILE）",
      "  Demo: the master key lies beside the data; enter no real personal data",
    );
  }
  return `${lines.join("\n")}\n\n  Ctrl+C 停止 / to stop\n\n`;
}
