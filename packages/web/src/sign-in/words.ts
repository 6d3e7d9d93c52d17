import type { Language } from "@xinlian/kernel";

interface SignInWords {
  readonly title: string;
  readonly faultTitle: string;
  readonly motto: readonly [string, string];
  readonly forStaff: string;
  readonly citizens: string;
  readonly stop: string;
  readonly account: string;
  readonly password: string;
  readonly signIn: string;
  readonly forgotten: string;
  readonly demo: string;
  readonly demoHow: string;
  readonly role: string;
  readonly unit: string;
  readonly does: string;
  readonly enter: string;
  readonly enterAs: (role: string, account: string) => string;
  readonly demoWarning: string;
  readonly demoWarningStrong: string;
  readonly tryFirst: string;
}

export const signInWords: Record<Language, SignInWords> = {
  zh: {
    title: "工作人员登录",
    faultTitle: "错误：工作人员登录",
    motto: ["件件有人管，", "件件有回音。"],
    forStaff: "工作人员从这里登录。市民办事不用登录，请到",
    citizens: "我要反映",
    stop: "。",
    account: "账号",
    password: "密码",
    signIn: "登录",
    forgotten: "忘记密码，请找本单位管理员重置。",
    demo: "演示账号",
    demoHow: "点“登录”直接进入，不用密码。各账号看到的是同一批事项的不同一面。",
    role: "身份",
    unit: "单位",
    does: "在这里做什么",
    enter: "进入",
    enterAs: (role, account) => `以${role}身份登录（${account}）`,
    demoWarning: "这是演示环境。里面的人和事都是编的，主密钥和数据同放一处，",
    demoWarningStrong: "请勿录入真实个人信息。",
    tryFirst:
      "建议先看：在市民页面反映一件，再用派单员交给单位，用承办答复，最后凭回执说修好没有。",
  },
  en: {
    title: "Staff sign-in",
    faultTitle: "Error: staff sign-in",
    motto: ["Every matter is somebody's.", "Every matter is answered."],
    forStaff: "Staff sign in here. Citizens need no account: please go to",
    citizens: "Report a matter",
    stop: ".",
    account: "Account",
    password: "Password",
    signIn: "Sign in",
    forgotten: "Forgotten your password? Your unit's administrator can reset it.",
    demo: "Demo accounts",
    demoHow:
      "Press Sign in to enter without a password. Each account sees another side of the same cases.",
    role: "Role",
    unit: "Unit",
    does: "What they do here",
    enter: "Enter",
    enterAs: (role, account) => `Sign in as ${role} (${account})`,
    demoWarning:
      "This is a demo. People and matters are invented, and the master key is kept beside the data: ",
    demoWarningStrong: "please enter no real personal information.",
    tryFirst:
      "Try this first: report a matter as a citizen, hand it to a unit as dispatcher, answer as handler, then say with the receipt whether it is fixed.",
  },
};
