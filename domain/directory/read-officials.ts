import type { Day } from '../clocks/zone';
import type { Locale } from '../locale';
import { locales } from '../locale';
import type { Role } from '../people/roles';
import { roles } from '../people/roles';
import { readDeadlineText } from '../table/deadline-text';
import type { Workbook } from '../table/grid';
import { readAddress } from './address';
import type { DirectoryProblem } from './directory-words';
import type { ExistingUnit } from './read-units';
import { parentFinder } from './read-units';
import type { Entry } from './records';
import { readRecords } from './records';
import { activeNamed, localeNamed, roleNamed } from './vocabulary';

const headings = {
  name: '姓名 名字 人员姓名',
  email: '邮箱 电子邮箱 电子邮件 邮箱地址 联系邮箱 e-mail',
  title: '职务 职位 职称 岗位',
  unitCode: '单位代码 单位 所在单位 所属单位 工作单位 单位名称 unit',
  role: '角色 系统角色 身份',
  substituteEmail: 'B角邮箱 B角 替补邮箱 替补 代理人邮箱 substitute',
  substituteFrom: 'B角开始日期 B角起 代理开始日期 代理起',
  substituteUntil: 'B角结束日期 B角止 代理结束日期 代理止',
  locale: '语言 language',
  active: '在职 是否在职 状态',
} as const;
type Field = keyof typeof headings;

/** An official as a file has them; created or updated by their address, and an account at once (domain.md, "Who"). */
export type ReadOfficial = {
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly unitCode: string;
  readonly role: Role;
  /** The B角; always, or from and until a local day, both included. */
  readonly substituteEmail: string | null;
  readonly substituteFrom: Day | null;
  readonly substituteUntil: Day | null;
  /** Undefined where the file does not say: what is held stays. */
  readonly locale?: Locale;
  readonly active?: boolean;
};

export type OfficialsRead = {
  readonly officials: readonly ReadOfficial[];
  readonly problems: readonly DirectoryProblem[];
  readonly warnings: readonly DirectoryProblem[];
};

/** Reads a file of officials against the units and addresses that exist, or come with it. */
export function readOfficials(
  workbook: Workbook,
  units: readonly ExistingUnit[],
  existing: readonly string[],
): OfficialsRead {
  const required: readonly Field[] = ['name', 'email', 'unitCode', 'role'];
  const { records, problems, warnings } = readRecords<Field>('officials', workbook, headings, required);
  const find = parentFinder(units);
  const first = new Map<string, number>();
  const addresses = records.map((entry) => readOwn(entry, first));
  const known = new Set([...existing.map((email) => email.toLowerCase()), ...addresses]);
  const officials = records.map((entry, at) => readOfficial(entry, addresses[at] ?? '', find, known));
  const wrong = [...problems, ...records.flatMap((entry) => entry.problems)];
  return { officials, problems: wrong, warnings };
}

function readOwn(entry: Entry<Field>, first: Map<string, number>): string {
  entry.needed('email');
  const email = addressIn(entry, 'email') ?? '';
  const earlier = first.get(email);
  if (email !== '' && earlier !== undefined) entry.fault('email', 'address-twice', email, { earlier });
  else first.set(email, entry.row);
  return email;
}

function readOfficial(
  entry: Entry<Field>,
  email: string,
  find: (written: string) => string | undefined,
  known: ReadonlySet<string>,
): ReadOfficial {
  entry.needed('unitCode');
  entry.needed('role');
  const locale = entry.named('locale', localeNamed, 'locale-unknown', locales.join('、'));
  const active = entry.named('active', activeNamed, 'active-unknown');
  return {
    row: entry.row,
    name: entry.needed('name'),
    email,
    title: entry.text('title'),
    unitCode: entry.named('unitCode', find, 'unit-unknown') ?? '',
    role: entry.named('role', roleNamed, 'role-unknown', roles.join('、')) ?? 'official',
    ...readSubstitute(entry, email, known),
    ...(locale !== undefined && { locale }),
    ...(active !== undefined && { active }),
  };
}

function readSubstitute(
  entry: Entry<Field>,
  email: string,
  known: ReadonlySet<string>,
): Pick<ReadOfficial, 'substituteEmail' | 'substituteFrom' | 'substituteUntil'> {
  const substituteEmail = addressIn(entry, 'substituteEmail');
  const substituteFrom = entry.named('substituteFrom', dayIn, 'day-unreadable') ?? null;
  const substituteUntil = entry.named('substituteUntil', dayIn, 'day-unreadable') ?? null;
  if (substituteEmail === null && (substituteFrom ?? substituteUntil) && entry.text('substituteEmail') === '')
    entry.fault('substituteEmail', 'substitute-missing', '');
  if (substituteEmail !== null && substituteEmail === email) entry.fault('substituteEmail', 'substitute-self', email);
  else if (substituteEmail !== null && !known.has(substituteEmail))
    entry.fault('substituteEmail', 'substitute-unknown', substituteEmail);
  if (substituteFrom && substituteUntil && substituteUntil < substituteFrom)
    entry.fault('substituteUntil', 'days-reversed', substituteUntil);
  return { substituteEmail, substituteFrom, substituteUntil };
}

function addressIn(entry: Entry<Field>, field: 'email' | 'substituteEmail'): string | null {
  const written = entry.text(field);
  if (written === '') return null;
  const read = readAddress(written);
  if ('address' in read) return read.address;
  entry.fault(field, read.fault, written);
  return null;
}

/** A day with its year; there is no batch here to take one from. */
function dayIn(written: string): Day | undefined {
  const read = /\d{4}/.test(written.normalize('NFKC')) ? readDeadlineText(written, 0) : undefined;
  return read && 'day' in read ? read.day : undefined;
}
