import { uuidv7 } from 'uuidv7';
import type { Actor, Capacity, Person, Role } from '../../domain/people/roles';
import type { Database } from '../../prisma/client';

/** Everybody that an item needs, in a tree of three units. */
export type Office = {
  readonly leadUnit: string;
  readonly coUnit: string;
  readonly people: Readonly<Record<Who, Person & { readonly email: string }>>;
};

const unitOf = {
  secretary: 'OFFICE',
  reviewer: 'OFFICE',
  leader: 'CITY',
  otherLeader: 'CITY',
  head: 'DEPT',
  owner: 'DEPT',
  substitute: 'DEPT',
  partner: 'PARTNER',
} as const;
export type Who = keyof typeof unitOf;

const names: Readonly<Record<Who, readonly [string, Role]>> = {
  secretary: ['办公室甲', 'secretariat'],
  reviewer: ['办公室乙', 'secretariat'],
  leader: ['责任领导', 'leader'],
  otherLeader: ['领导小组成员', 'leader'],
  head: ['单位负责人', 'unit_head'],
  owner: ['责任人', 'official'],
  substitute: ['B角', 'official'],
  partner: ['配合单位', 'official'],
};

/** What each person is to an item of this office. */
const grounds: Readonly<Record<Who, Capacity>> = {
  secretary: 'secretariat',
  reviewer: 'secretariat',
  leader: 'leader',
  otherLeader: 'leader',
  head: 'unit_head',
  owner: 'owner',
  substitute: 'substitute',
  partner: 'co_unit',
};

/** Puts units and officials into a database. */
export async function seedOffice(database: Database): Promise<Office> {
  const units = [
    { code: 'CITY', name: '市委统战工作领导小组', kind: 'leading-group', parentCode: null },
    { code: 'OFFICE', name: '领导小组办公室', kind: 'department', parentCode: 'CITY' },
    { code: 'DEPT', name: '市级部门一', kind: 'department', parentCode: 'CITY' },
    { code: 'PARTNER', name: '市级部门二', kind: 'department', parentCode: 'CITY' },
  ];
  for (const data of units) await database.unit.create({ data });
  const whos = Object.keys(unitOf) as Who[];
  const people = Object.fromEntries(
    whos.map((who) => [who, { id: uuidv7(), name: names[who][0], email: `${who.toLowerCase()}@example.test` }]),
  ) as Record<Who, Person & { email: string }>;
  await database.official.createMany({
    data: whos.map((who) => ({ ...people[who], role: names[who][1], unitCode: unitOf[who] })),
  });
  return { leadUnit: 'DEPT', coUnit: 'PARTNER', people };
}

/** Somebody of the office, as they act on an item of it. */
export function personAs(office: Office, who: Who): Actor {
  const { id, name } = office.people[who];
  return { id, name, as: grounds[who] };
}
