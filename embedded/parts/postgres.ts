import type { Part } from '../part';
import { loopback } from '../ports';
import type { ClusterOptions } from '../postgres/open';
import { openCluster } from '../postgres/open';
import { stopServer } from '../postgres/server';
import type { Voice } from '../say';

/** The database server of this machine, in a data folder of ours. */
export const embeddedPostgres = (options: ClusterOptions, voice: Voice): Part => ({
  name: 'PostgreSQL 18',
  address: `${loopback}:${options.port}/duban`,
  async start(born) {
    const { child, opened } = await openCluster({ ...options, born });
    if (opened.length > 0) {
      const list = opened.join('、');
      voice.note(`以 root 运行：已允许 postgres 用户穿过 ${list}`, `as root: user postgres may now pass ${list}`);
    }

    return child;
  },
  stop: stopServer,
});
