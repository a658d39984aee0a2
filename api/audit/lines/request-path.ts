/** An address as it is known here: the server takes it in any case, and with a slash at its end. */
export function plainPath(path: string): string {
  const bare = path.replace(/\/+$/, '') || '/';
  return bare.split('/').map(lowered).join('/');
}

/** Ids may come in capitals as well. */
function lowered(part: string): string {
  return /^[A-Za-z0-9.-]+$/.test(part) ? part.toLowerCase() : part;
}
