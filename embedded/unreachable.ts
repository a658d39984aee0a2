import { faultOf } from '../servers/fault';
import { reasonOf, StartFailure } from './failure';

/**
 * Why a server of the user's cannot be used: in words of ours where it is about certificates, TLS, keys or passwords, with a stable
 * code; what the library said stands beside it. `variable` names it, `where` says which it is, without a password.
 */
export const unreachable = (variable: string, where: string, error: unknown): StartFailure => {
  const fault = faultOf(error);
  const reason = reasonOf(fault?.cause ?? error);
  const [zh, en] = fault ? [`${fault.zh}（${reason}）`, `${fault.en} (${reason})`] : [reason, reason];

  return new StartFailure(`连不上 ${variable}（${where}）：${zh}`, `${variable} cannot be reached (${where}): ${en}`, {
    cause: error,
    code: fault?.code ?? 'not_reached',
  });
};
