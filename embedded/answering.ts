import { reasonOf, StartFailure } from './failure';
import type { Voice } from './say';
import { retryUntil } from './wait';

/** What each start has to wait for, and nobody has to be told of, milliseconds. */
const silentMs = 3_000;

/** Why not everything answers, as `/readyz` says it, and its code where that is known. */
type Reason = {
  readonly zh: string;
  readonly en: string;
  readonly code?: string | undefined;
  /** All that is wanting is a key of some items: the others, and all that is read, go on without it. */
  readonly isKeysAlone: boolean;
};

class NotReady extends Error {
  constructor(readonly reason: Reason) {
    super(reason.en);
  }
}

/**
 * Waits until the product at the address says that all of it answers, and says what it waits for, once for each reason.
 * For keys of some items it does not wait, but warns.
 * @param patienceMs how long, milliseconds.
 * @throws StartFailure with the last reason.
 */
export const untilAllAnswer = async (url: string, voice: Voice, patienceMs: number): Promise<void> => {
  const begun = performance.now();
  let said = '';
  const ask = async (): Promise<void> => {
    const reason = await askReady(url);
    if (!reason) return;
    const isLate = performance.now() - begun > silentMs;
    if (isLate && reason.isKeysAlone) return voice.warn('Keys', reason.zh, reason.en);
    if (isLate && said !== reason.en) {
      voice.note(`等待就绪：${reason.zh}`, `not ready yet: ${reason.en}`);
      said = reason.en;
    }
    throw new NotReady(reason);
  };
  await retryUntil(ask, patienceMs, undefined, 200).catch((cause: unknown) => {
    const { zh, en, code } = cause instanceof NotReady ? cause.reason : { zh: reasonOf(cause), en: reasonOf(cause) };
    throw new StartFailure(`没有全部就绪：${zh}`, `Not everything answers: ${en}`, { cause, code });
  });
};

/** Nothing where all answers. */
const askReady = async (url: string): Promise<Reason | undefined> => {
  const [zh, en] = await Promise.all([askIn(url, 'zh-CN'), askIn(url, 'en')]);
  if (!zh || !en) return undefined;
  const { keys, ...others } = en.parts ?? {};
  const isKeysAlone = keys === false && Object.values(others).every(Boolean);
  return { zh: zh.detail, en: en.detail, code: en.errors?.[0]?.code, isKeysAlone };
};

type Told = {
  readonly detail: string;
  readonly errors?: readonly { readonly code: string }[];
  readonly parts?: Readonly<Record<string, boolean>>;
};

const askIn = async (url: string, language: string): Promise<Told | undefined> => {
  const answer = await fetch(new URL('/readyz', url), {
    headers: { 'accept-language': language },
    signal: AbortSignal.timeout(5_000),
  });
  return answer.ok ? undefined : ((await answer.json()) as Told);
};
