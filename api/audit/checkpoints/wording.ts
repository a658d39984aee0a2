import { problemsOf } from '../../problem';
import type { ProblemKind } from '../../wording';

export const checkpointProblem = problemsOf({
  no_signing_key: {
    status: 409,
    'zh-CN': '没有签名密钥：请以 DUBAN_SIGNING_KEY 给出 Ed25519 私钥文件（PKCS #8，PEM），并与数据库分开保管。',
    en: 'There is no signing key: name a file with an Ed25519 private key (PKCS #8, PEM) in DUBAN_SIGNING_KEY, and keep it apart from the database.',
  },
} as const satisfies Record<string, ProblemKind>);
