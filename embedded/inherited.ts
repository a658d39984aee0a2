/** What any program may need to know of this machine; nothing that is told to Duban, and so no secret of its. */
const ofMachine =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|TMP|TEMP|LD_LIBRARY_PATH|XDG_\w+|SSL_CERT_\w+|NODE_\w+)$/;

/** How this machine reaches others; an address here may hold a password. */
const ofNetwork = /^((grpc|https?|all)_proxy|no_(grpc_)?proxy)$/i;

const taken = (pattern: RegExp): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => pattern.test(name)));

/** For programs that keep to this machine. */
export const inherited = (): NodeJS.ProcessEnv => taken(ofMachine);

/** For programs that may have to reach servers elsewhere. */
export const inheritedWithNetwork = (): NodeJS.ProcessEnv => ({ ...taken(ofMachine), ...taken(ofNetwork) });

/** Duban's own variables, those of later versions and of single parts among them, but for its secrets and what signing in needs. */
export const ownVariables = (): NodeJS.ProcessEnv => {
  const { DUBAN_ADMIN_TOKEN, DUBAN_FIRST_TOKEN, DUBAN_MIGRATION_DATABASE_URL, ...others } = taken(/^DUBAN_\w+$/);
  const { DUBAN_OIDC_CLIENT_SECRET, DUBAN_SIGN_IN_KEY, ...rest } = others;

  return rest;
};
