import type { Words } from "../../words/index.ts";

/** Faults that speak of the ledger and its database. */
export const LEDGER_FAULTS = {
  "ledger-embedded-platform": {
    zh: "本机平台 {platform} 没有自带的 PostgreSQL；请用 DATABASE_URL 与 DATABASE_OWNER_URL 指定 PostgreSQL 15 或更高版本",
    en: "no PostgreSQL is brought along for the platform {platform}; name one of version 15 or later by DATABASE_URL and DATABASE_OWNER_URL",
  },
  "ledger-embedded-account": {
    zh: "以 root 运行，但系统没有 nobody 账号可用来运行数据库；请以普通用户启动",
    en: "running as root, but the system has no account nobody to run the database; start as an ordinary user",
  },
  "ledger-embedded-folder": {
    zh: "数据目录 {folder} 不能使用：{reason}；请用 XINLIAN_DATA 指定可写的目录",
    en: "the data folder {folder} cannot be used: {reason}; name a folder that can be written by XINLIAN_DATA",
  },
  "ledger-embedded-owner": {
    zh: "数据目录 {folder} 属于用户号 {uid}，不属于 {account}；请用原来的用户启动，或改变目录的所有者",
    en: "the data folder {folder} belongs to user number {uid}, not to {account}; start as that user or change the owner",
  },
  "ledger-embedded-binaries": {
    zh: "账号 {account} 不能运行 {folder} 中的 PostgreSQL；请检查该目录是否允许执行程序",
    en: "the account {account} cannot run the PostgreSQL in {folder}; see whether programs may run from there",
  },
  "ledger-embedded-found": {
    zh: "不能在 {folder} 建立数据库：{reason}",
    en: "the database could not be founded in {folder}: {reason}",
  },
  "ledger-embedded-in-use": {
    zh: "数据目录 {folder} 正被进程 {pid} 使用；请先停止它，或用 XINLIAN_DATA 指定另一个目录",
    en: "the data folder {folder} is in use by pid {pid}; stop that process first or name another folder by XINLIAN_DATA",
  },
  "ledger-embedded-start": {
    zh: "数据库没有启动：{reason}；详见 {log}",
    en: "the database did not start: {reason}; see {log}",
  },
  "ledger-login-too-strong": {
    zh: "DATABASE_URL 的登录 {login} {why}；服务只能用不拥有表、也不是超级用户的登录，例如 xinlian_app",
    en: "the login {login} of DATABASE_URL {why}; the server only works with a login that owns no table and is no superuser, such as xinlian_app",
  },
  "ledger-login-too-weak": {
    zh: "DATABASE_URL 的登录 {login} 不是 {role} 的成员；请以所有者执行 GRANT {role} TO {login}",
    en: "the login {login} of DATABASE_URL is no member of {role}; as the owner run GRANT {role} TO {login}",
  },
  "ledger-version": {
    zh: "数据库版本 {version} 太旧；需要 PostgreSQL 15 或更高版本",
    en: "the database is PostgreSQL {version}; 15 or later is needed",
  },
  "ledger-roles-missing": {
    zh: "数据库缺少角色 {roles}，而登录 {login} 不能建立角色；请由管理员执行 ALTER ROLE {login} CREATEROLE",
    en: "the database lacks the roles {roles}, and the login {login} may not make roles; let an administrator run ALTER ROLE {login} CREATEROLE",
  },
  "ledger-migration-altered": {
    zh: "迁移 {name} 在执行之后被改动；请恢复原文件，改动写入新的迁移",
    en: "the migration {name} was altered after it had run; restore the file and write the change as a new migration",
  },
  "ledger-migration-newer": {
    zh: "数据库已到迁移 {number}，比本程序所知的 {known} 新；请使用更新的程序",
    en: "the database stands at migration {number}, newer than the {known} known here; use a newer program",
  },
  "ledger-master-key": {
    zh: "主密钥文件 {file} 不能使用：{reason}；应为 32 字节的十六进制（64 个字符）",
    en: "the master key file {file} cannot be used: {reason}; it should hold 32 bytes in hexadecimal (64 characters)",
  },
} as const satisfies Record<string, Words>;
