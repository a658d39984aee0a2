/** For how long an invitation's code is good. */
export const invitationDays = 7;
