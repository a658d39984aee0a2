/** Why a server is not reached, or what is wrong with how it was to be: a stable code, and a sentence in each language. */
export class ConnectionFault extends Error {
  override readonly name = 'ConnectionFault';
  constructor(
    readonly code: FaultCode,
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${en}`, options);
  }
}

/** Every such code; programs and operators' notes go by them. */
export type FaultCode =
  | 'payload_keys_unreadable'
  | 'payload_keys_malformed'
  | 'payload_key_changed'
  | 'certificate_file_unreadable'
  | 'certificate_pair_incomplete'
  | 'tls_mode_unsafe'
  | 'address_option_unknown'
  | Told;

/** What is read out of the words of four libraries, in this order: their codes are of no one kind. */
const told = {
  certificate_expired: {
    said: /certificate has expired|CERT_HAS_EXPIRED|certificate is not yet valid/i,
    zh: '服务器证书不在有效期内',
    en: 'the server’s certificate is not valid now',
  },
  certificate_other_name: {
    said: /altname|does not match certificate|not valid for name|NotValidForName/i,
    zh: '服务器证书不是签给这个主机名的',
    en: 'the server’s certificate is for another host name',
  },
  client_certificate_refused: {
    said: /alert certificate required|certificate_required|CertificateRequired|requires a valid client certificate|alert unknown ca|alert bad certificate|alert number (42|48|116)/i,
    zh: '服务器要求客户端证书，或不承认给出的证书',
    en: 'the server wants a client certificate, or does not accept the one given',
  },
  certificate_untrusted: {
    said: /self-signed certificate|self signed certificate|unable to verify the first certificate|unable to get (local )?issuer certificate|UnknownIssuer|invalid peer certificate|certificate verify failed/i,
    zh: '服务器证书不是所信任的机构签发的',
    en: 'the server’s certificate is not signed by an authority that is trusted',
  },
  tls_not_offered: {
    said: /does not support SSL|STARTTLS (is )?not|upgrad\w+ connection with STARTTLS|wrong version number|packet length too long/i,
    zh: '服务器不提供 TLS',
    en: 'the server does not offer TLS',
  },
  tls_required: {
    said: /no encryption|SSL off|Must issue a STARTTLS/i,
    zh: '服务器只接受 TLS 连接',
    en: 'the server takes TLS connections only',
  },
  api_key_refused: {
    said: /UNAUTHENTICATED|PERMISSION_DENIED/,
    zh: '服务器不承认给出的密钥',
    en: 'the server does not accept the API key',
  },
  login_refused: {
    said: /authentication failed for user|role "[^"]*" (does not exist|is not permitted)|Invalid login|EAUTH/,
    zh: '用户名或密码不对',
    en: 'a wrong user or password',
  },
} as const;

type Told = keyof typeof told;

/** What a failure to connect comes to, as far as it is about certificates, TLS, keys or passwords; undefined where it is not. */
export function faultOf(error: unknown): ConnectionFault | undefined {
  if (error instanceof ConnectionFault) return error;
  const words = wordsOf(error);
  const code = (Object.keys(told) as Told[]).find((name) => told[name].said.test(words));
  return code && faultNamed(code, error);
}

/** The fault of a code. */
export function faultNamed(code: Told, cause?: unknown): ConnectionFault {
  return new ConnectionFault(code, told[code].zh, told[code].en, { cause });
}

function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { code = '', message = '', cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  return `${code} ${message} ${cause === undefined ? '' : wordsOf(cause)}`;
}
