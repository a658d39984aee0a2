/** The API puts a fresh nonce into each page; styles that come at run time carry it. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
