import { Client } from './client';

/** One account of each role; they are all in `demo/data/officials.csv`. */
export const addresses = {
  secretariat: 'secretariat@example.test',
  leader: 'leader@example.test',
  auditor: 'auditor@example.test',
  head: 'head.p01@example.test',
  owner: 'owner.p01@example.test',
  partner: 'owner.p02@example.test',
} as const;

export type Who = keyof typeof addresses;
export type People = Readonly<Record<Who, Client>>;

const titles: Readonly<Record<Who, string>> = {
  secretariat: '领导小组办公室 secretariat',
  leader: '领导小组成员 leader',
  auditor: '审计 auditor',
  head: '单位主要负责人 unit head',
  owner: '责任人 owner',
  partner: '配合单位 co-operating unit',
};

/** Lets the administrator make a token for one person of each role; a repeated call gets the same ones. */
export async function admit(administrator: Client, url: string): Promise<People> {
  const entries = await Promise.all(
    (Object.keys(addresses) as Who[]).map(async (who) => {
      const body = { email: addresses[who], name: '演示 demonstration' };
      const { token } = await administrator.post<{ token: string }>('/api/tokens', body, `demo-token-${who}`);
      return [who, new Client(url, token)] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<Who, Client>;
}

/** How somebody signs in as each of them. */
export function signInLines(people: People): string[] {
  return (Object.keys(addresses) as Who[]).map((who) => `  ${titles[who]}  ${addresses[who]}  ${people[who].token}`);
}
