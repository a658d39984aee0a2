/** The id of the organisation's own provider in addresses and credentials. */
export const oidcProvider = 'oidc';

/** The header in which the caller's address is told to the library, whatever the caller's own headers say. */
export const addressHeader = 'x-duban-address';
