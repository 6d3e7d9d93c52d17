export const HELP = {
  zh: `心连 xinlian：一座城市说到做到的总账

用法：xinlian <命令> [选项]
  start [--empty] [--roles …]   启动（数据为空时先建立城市；--empty 不建演示）
  check 文件夹…                 检查业务包，指出文件和行
  load 文件夹 [--dry]           把业务包装入正在运行的城市
  import 文件 --map 对照表      批量导入
  verify                        核对总账，指出第一个被改动的事件
  found [--empty]               只建立城市，不启动
  help                          本说明

设置（环境变量）：PORT HOST XINLIAN_DATA DATABASE_URL DATABASE_OWNER_URL
  XINLIAN_MASTER_KEY_FILE XINLIAN_PACKS XINLIAN_CITIES XINLIAN_CITY XINLIAN_ORIGIN XINLIAN_LOG SMS_URL SMS_SECRET
退出码：0 正常，1 有问题，2 用法不对，130 被中止
`,
  en: `xinlian: the ledger on which a city keeps its word

Usage: xinlian <command> [options]
  start [--empty] [--roles …]   start; an empty data folder is founded first (--empty: no demo)
  check FOLDER…                 prove packs; mistakes are named by file and line
  load FOLDER [--dry]           load a pack into the running city
  import FILE --map MAP         bring cases in
  verify                        verify the ledger; names the first altered event
  found [--empty]               found the city without starting it
  help                          this text

Settings (environment): PORT HOST XINLIAN_DATA DATABASE_URL DATABASE_OWNER_URL
  XINLIAN_MASTER_KEY_FILE XINLIAN_PACKS XINLIAN_CITIES XINLIAN_CITY XINLIAN_ORIGIN XINLIAN_LOG SMS_URL SMS_SECRET
Exit codes: 0 well, 1 a fault, 2 wrong usage, 130 stopped
`,
} as const;
