import { AdminPage } from '../admin/admin-page';
import { Invite } from './invite';
import { MakeToken } from './make-token';
import { Sessions } from './sessions';
import { Tokens } from './tokens';

/** 账号与邀请: who is invited, where people are signed in, and tokens for programs. */
export function AccountsPage() {
  return (
    <AdminPage part="accounts">
      <Invite />
      <Sessions />
      <MakeToken />
      <Tokens />
    </AdminPage>
  );
}
