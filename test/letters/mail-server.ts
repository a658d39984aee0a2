import type { Server, Socket } from 'node:net';
import type { ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import type { SMTPServerSession } from 'smtp-server';
import { SMTPServer } from 'smtp-server';

/** What the server does with one letter. */
export type Conduct =
  | 'accept'
  | { readonly refuse: number; readonly at: 'MAIL' | 'RCPT' | 'DATA'; readonly saying?: string }
  /** Takes the whole message, keeps it, and hangs up without a word. */
  | 'lose the answer'
  /** Says 250 and hangs up. */
  | 'hang up after 250'
  | 'hang up within the message'
  /** Takes the whole message and answers a byte at a time, for ever. */
  | 'drip';

/** A letter that the server has taken into its hands, whether or not it could say so. */
export type Taken = { readonly to: string; readonly mail: ParsedMail; readonly answered: boolean };

/** A real SMTP server whose conduct a test scripts. */
export type MailServer = {
  readonly url: string;
  readonly taken: Taken[];
  /** Asked for every letter; by its recipient and by how many have come before it. */
  conduct: (to: string, index: number) => Conduct;
  /** How many letters were begun. */
  begun(): number;
  /** Refuses connections until `open`. */
  shut(): Promise<void>;
  open(): Promise<void>;
};

type Options = { readonly startTls?: boolean };

export async function startMailServer({ startTls = false }: Options = {}): Promise<MailServer> {
  const taken: Taken[] = [];
  const sockets = new Map<number, Socket>();
  const plans = new Map<string, Conduct>();
  let count = 0;
  let port = 0;
  let server: SMTPServer | undefined;

  const socketOf = ({ remotePort }: SMTPServerSession) => sockets.get(Number(remotePort));
  const refusal = (session: SMTPServerSession, at: 'MAIL' | 'RCPT' | 'DATA') => {
    const plan = plans.get(session.id);
    if (typeof plan !== 'object' || plan.at !== at) return null;
    return Object.assign(new Error(plan.saying ?? `scripted ${plan.refuse}`), { responseCode: plan.refuse });
  };
  const make = () =>
    new SMTPServer({
      disabledCommands: startTls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      authOptional: true,
      logger: false,
      closeTimeout: 50,
      onMailFrom: (_address, session, done) => {
        plans.set(session.id, self.conduct('', count));
        done(refusal(session, 'MAIL'));
      },
      onRcptTo: ({ address }, session, done) => {
        plans.set(session.id, self.conduct(address, count++));
        done(refusal(session, 'RCPT'));
      },
      onData: (stream, session, done) => {
        const plan = plans.get(session.id) ?? 'accept';
        const to = session.envelope.rcptTo[0]?.address ?? '';
        if (plan === 'hang up within the message') {
          stream.once('data', () => socketOf(session)?.destroy());
          return;
        }
        const take = (answered: boolean) => (mail: ParsedMail) => taken.push({ to, mail, answered });
        const parsed = simpleParser(stream);
        const failed = (error: unknown) => done(error instanceof Error ? error : new Error(String(error)));
        if (plan === 'lose the answer') {
          parsed.then(take(false)).then(() => socketOf(session)?.destroy(), failed);
          return;
        }
        if (plan === 'drip') {
          parsed.then(take(false)).then(() => drip(socketOf(session)), failed);
          return;
        }
        const refused = refusal(session, 'DATA');
        parsed.then((mail) => {
          if (!refused) take(true)(mail);
          done(refused, `2.0.0 queued as ${taken.length}`);
          if (plan === 'hang up after 250') setTimeout(() => socketOf(session)?.destroy(), 5);
        }, failed);
      },
    });

  async function open(): Promise<void> {
    server = make();
    server.on('error', () => undefined); // sockets that this script destroyed
    const net = server.server as Server;
    net.on('connection', (socket) => sockets.set(Number(socket.remotePort), socket));
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    const address = net.address();
    port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  }

  const self: MailServer = {
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    taken,
    conduct: () => 'accept',
    begun: () => count,
    open,
    async shut() {
      for (const socket of sockets.values()) socket.destroy();
      sockets.clear();
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    },
  };
  await open();
  return self;
}

function drip(socket: Socket | undefined): void {
  const timer = setInterval(() => socket?.write('2'), 100);
  socket?.once('close', () => clearInterval(timer));
  socket?.on('error', () => clearInterval(timer));
}
