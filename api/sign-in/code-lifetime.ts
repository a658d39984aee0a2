/** For how long a mailed code is good, seconds. */
export const codeSeconds = 600;
